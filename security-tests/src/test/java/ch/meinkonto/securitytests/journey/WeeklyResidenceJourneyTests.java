package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.visitor.AuthenticatorApp;

/** A weekly resident registers, pays at the second try and withdraws, in a real browser against the running stack. */
@Tag("journey")
class WeeklyResidenceJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String SERVICE = "/weekly-residence";
    private static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("d.M.uuuu");
    private static final LocalDate TODAY = LocalDate.now(Clock.system(ZoneId.of("Europe/Zurich")));

    private static Chromium chromium;

    @TempDir
    Path files;

    @BeforeAll
    static void openTheBrowser() throws Exception {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aWeeklyResidentRegistersAndPaysAtTheSecondTry() throws Exception {
        Person dora = chromium.person("weekly-resident");
        Page page = dora.page();
        page.navigate(STACK.page(Service.PORTAL, SERVICE).toString());
        dora.inspect("start");
        page.locator("#suitable").click();
        dora.inspect("suitable");
        signIn(page, "dora.egli@example.ch");
        answer(dora);
        dora.inspect("check");
        assertThat(page.locator("#fee")).containsText("CHF");

        page.locator("#submit").click();
        page.locator("#decline").click();
        dora.inspect("declined");
        page.locator("#retry-payment").click();
        assertThat(page.locator("#payment-stand")).isVisible();
        dora.inspect("check-again");
        page.locator("#submit").click();
        page.locator("#approve").click();

        page.waitForURL(Pattern.compile(".*/confirmation"));
        assertThat(page.locator("#reference")).containsText("WA-");
        assertThat(page.locator("#receipt")).isVisible();
        dora.inspect("confirmation");
        page.locator("#to-request").click();
        dora.inspect("request");
        page.locator("#withdraw").click();
        dora.inspect("withdraw");
        page.locator("#withdraw").click();
        assertThat(page.locator("#state")).containsText("Zurückgezogen");
        assertThat(page.locator(".timeline")).containsText("zurückbezahlt");
        assertThat(dora.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void whoIsNotRegisteredCannotExtendAndWhoLivesElsewhereCannotRegister() {
        Person emil = chromium.person("weekly-refused");
        Page page = emil.page();
        signIn(page, "emil.graf@example.ch");
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply/wish").toString());
        page.locator("#wish-extend").check();
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator(".error-summary")).containsText("keine Anmeldung");
        assertThat(page).hasTitle(Pattern.compile("^Fehler: .*"));
        emil.inspect("not-registered");
        page.locator("#wish").check();
        page.locator("#continue").click();
        page.locator("#citizenship").check();
        page.locator("#continue").click();
        page.locator("#purpose").check();
        page.locator("#continue").click();
        fill(page, "arrival", SWISS.format(TODAY.minusDays(20)));
        assertThat(page.locator(".notice")).containsText("Busse");
        emil.inspect("late");
        page.locator("#street").fill("Bahnhofstrasse 1");
        page.locator("#postcode").fill("8400");
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).containsText("gehört nicht zur Stadt");
        emil.inspect("elsewhere");
    }

    /** The service asks for two factors: the password is not enough. */
    private static void signIn(Page page, String username) {
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply").toString());
        SignInPage.signIn(page, username, STACK.demoPassword());
        page.waitForURL("**/login/factor*");
        page.locator("#code").fill(new AuthenticatorApp(STACK.demoTotpSecret()).code(Clock.systemUTC().instant()));
        page.locator("#send-code").click();
        page.waitForURL(Pattern.compile(".*" + SERVICE + ".*"));
    }

    private void answer(Person resident) throws IOException {
        Page page = resident.page();
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply/tasks").toString());
        resident.inspect("tasks");
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply/wish").toString());
        for (String choice : List.of("wish", "citizenship", "purpose")) {
            page.locator("#" + choice).check();
            resident.inspect(choice);
            page.locator("#continue").click();
        }
        fill(page, "arrival", SWISS.format(TODAY.minusDays(3)));
        page.locator("#street").fill("Langstrasse 1");
        page.locator("#postcode").fill("8004");
        resident.inspect("address");
        page.locator("#continue").click();
        fill(page, "end", SWISS.format(TODAY.plusMonths(9)));
        fill(page, "home-town", "Chur");
        fill(page, "home-until", SWISS.format(TODAY.plusYears(2)));
        for (String document : List.of("home-document", "identity", "lease", "proof")) {
            page.locator("#" + document).setInputFiles(paper());
            page.locator("button[name=upload]").click();
            assertThat(page.locator(".files")).containsText("paper.pdf");
            resident.inspect(document);
            page.locator("#continue").click();
        }
        page.locator("#truth").check();
        resident.inspect("truth");
        page.locator("#continue").click();
    }

    private static void fill(Page page, String field, String value) {
        page.locator("#" + field).fill(value);
        page.locator("#continue").click();
    }

    private Path paper() throws IOException {
        Path file = files.resolve("paper.pdf");
        if (!Files.exists(file)) {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(file.toFile());
            }
        }
        assertThat(Files.size(file)).isPositive();
        return file;
    }
}
