package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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

/**
 * A resident asks for more time for a tax return, in a real browser against the running stack. What can be had depends on the
 * day: by rule in the first months of the year and in late summer, with a reason for the rest of it.
 */
@Tag("journey")
class TaxExtensionJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String IN_HALF_A_YEAR = DateTimeFormatter.ofPattern("d.M.yyyy")
            .format(LocalDate.now(ZoneId.of("Europe/Zurich")).plusMonths(6));
    private static final String SERVICE = "/tax-extension";

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
    void aResidentGetsMoreTimeOrAsksTheOfficeForIt() throws Exception {
        Person anna = chromium.person("tax-resident");
        Page page = anna.page();
        // The register makes up its people; those in question are open returns of employed people in the city.
        String code = codeOf(page, 6);
        page.navigate(STACK.page(Service.PORTAL, SERVICE).toString());
        anna.inspect("start");
        page.locator("#suitable").click();
        anna.inspect("suitable");
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply").toString());
        SignInPage.signIn(page, "anna.muster@example.ch", STACK.demoPassword());
        identify(page, code);

        if (page.url().endsWith("/until")) {
            anna.inspect("until");
            page.locator("#until").check();
            page.locator("#continue").click();
        } else {
            explain(anna);
        }
        anna.inspect("check");
        page.locator("#submit").click();

        page.waitForURL(Pattern.compile(".*/confirmation"));
        assertThat(page.locator("#reference")).containsText("FE-");
        anna.inspect("confirmation");
        page.locator("#to-request").click();
        anna.inspect("request");
        page.locator("#withdraw").click();
        anna.inspect("withdraw");
        page.locator("#withdraw").click();
        assertThat(page.locator("#state")).containsText("Zurückgezogen");
        assertThat(anna.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void othersAreToldTheRightOffice() {
        Person beat = chromium.person("tax-elsewhere");
        Page page = beat.page();
        String elsewhere = codeOf(page, 9);
        String reminded = codeOf(page, 14);
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply").toString());
        SignInPage.signIn(page, "beat.keller@example.ch", STACK.demoPassword());
        identify(page, elsewhere);
        assertThat(page.locator(".error-summary")).containsText("Winterthur");
        assertThat(page.locator(".error-summary")).isFocused();
        beat.inspect("elsewhere");
        page.locator("#code").fill(reminded);
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).containsText("Mahnung");
        assertThat(page).hasTitle(Pattern.compile("^Fehler: .*"));
        beat.inspect("reminded");
    }

    private static void identify(Page page, String code) {
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply/way").toString());
        page.locator("#way-code").check();
        page.locator("#continue").click();
        page.locator("#code").fill(code);
        page.locator("#continue").click();
    }

    private void explain(Person resident) throws IOException {
        Page page = resident.page();
        page.locator("#cause").check();
        resident.inspect("cause");
        page.locator("#continue").click();
        page.locator("#explanation").fill("Ich lag im Spital.");
        page.locator("#continue").click();
        page.locator("#wish").fill(IN_HALF_A_YEAR);
        page.locator("#continue").click();
        page.locator("#proof").setInputFiles(proof());
        page.locator("button[name=upload]").click();
        assertThat(page.locator(".files")).containsText("proof.pdf");
        resident.inspect("proof");
        page.locator("#continue").click();
    }

    private Path proof() throws IOException {
        Path file = files.resolve("proof.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(file.toFile());
        }
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    /** What the code on somebody's form says, from the page of the register. */
    private static String codeOf(Page page, int resident) {
        String number = Integer.toString(100_000_000 + 7 * resident);
        page.navigate(STACK.page(Service.PAYMENT, "/registers/tax").toString());
        return page.locator("tr", new Page.LocatorOptions().setHasText(number)).locator("td").last().innerText()
                .strip();
    }
}
