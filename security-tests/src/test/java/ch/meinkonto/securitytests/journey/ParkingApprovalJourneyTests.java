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

/** A car with a foreign plate gets a parking permit that the office approves, in a real browser against the running stack. */
@Tag("journey")
class ParkingApprovalJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String SERVICE = "/parking-approval";
    private static final Clock ZURICH = Clock.system(ZoneId.of("Europe/Zurich"));
    private static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("d.M.uuuu");

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
    void aForeignPlateIsApprovedByTheOfficeAndPaidAfterwards() throws Exception {
        Person beat = chromium.person("approval-resident");
        Page page = beat.page();
        page.navigate(STACK.page(Service.PORTAL, "/parking-permit").toString());
        page.locator("#by-approval").click();
        beat.inspect("start");
        page.locator("#suitable").click();
        beat.inspect("suitable");
        signIn(page, "beat.keller@example.ch");
        // A plate has one permit a year: each run is about another car.
        answer(beat, "M AB " + ZURICH.instant().getEpochSecond() % 100_000);
        beat.inspect("check");
        page.locator("#submit").click();
        page.waitForURL(Pattern.compile(".*/confirmation"));
        beat.inspect("confirmation");
        String reference = page.locator("#reference").innerText().strip();
        assertThat(reference).startsWith("PA-");

        Person carla = approves(reference);

        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/requests/" + reference).toString());
        assertThat(page.locator("#state")).containsText("Bewilligt");
        beat.inspect("granted");
        page.locator("a[href*='/parking-permit/requests/PK-']").first().click();
        beat.inspect("permit-to-pay");
        page.locator("#pay").click();
        page.locator("#approve").click();
        assertThat(page.locator("#permit-pdf")).isVisible();
        beat.inspect("permit");
        assertThat(beat.complaints()).as("what the browser complained about").isEmpty();
        assertThat(carla.complaints()).as("what the browser complained about").isEmpty();
    }

    private static Person approves(String reference) {
        Person carla = chromium.person("approval-caseworker");
        String path = "/staff/parking-approvals/" + reference;
        carla.page().navigate(STACK.page(Service.PORTAL, path).toString());
        SignInPage.signIn(carla, STACK, "carla.frei@stadt.example");
        carla.page().waitForURL(Pattern.compile(".*" + path + ".*"));
        carla.page().navigate(STACK.page(Service.PORTAL, path).toString());
        carla.page().locator("#purpose").check();
        carla.page().locator("#continue").click();
        carla.page().locator("#take").click();
        carla.inspect("case");
        carla.page().locator("#outcome").check();
        carla.page().locator("#granted-from").fill(SWISS.format(LocalDate.now(ZURICH)));
        carla.page().locator("#reason").fill("Die Unterlagen sind in Ordnung.");
        carla.page().locator("#decide").click();
        assertThat(carla.page().locator("#state")).containsText("Bewilligt");
        carla.inspect("decided");
        return carla;
    }

    @Test
    void aPlateWithoutItsCountryAndADistrictWithoutZoneAreRefusedAtTheirField() throws Exception {
        Person anna = chromium.person("approval-refused");
        Page page = anna.page();
        signIn(page, "anna.muster@example.ch");
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply/ground").toString());
        page.locator("#ground-foreign-plate").check();
        page.locator("#continue").click();
        page.locator("#plate").fill("M AB 1234");
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator(".error-summary")).containsText("Zeichen des Landes");
        anna.inspect("country-missing");
        page.locator("#country").fill("D");
        page.locator("#continue").click();
        upload(page, "registration");
        page.locator("#continue").click();
        page.locator("#postcode").fill("8001");
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).containsText("keine Zone");
        anna.inspect("no-zone");
    }

    private static void signIn(Page page, String username) {
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply").toString());
        SignInPage.signIn(page, username, STACK.demoPassword());
        page.waitForURL(Pattern.compile(".*" + SERVICE + ".*"));
    }

    private void answer(Person resident, String plate) throws IOException {
        Page page = resident.page();
        page.navigate(STACK.page(Service.PORTAL, SERVICE + "/apply/ground").toString());
        resident.inspect("ground");
        page.locator("#ground-foreign-plate").check();
        page.locator("#continue").click();
        page.locator("#country").fill("D");
        page.locator("#plate").fill(plate);
        resident.inspect("vehicle");
        page.locator("#continue").click();
        upload(page, "registration");
        resident.inspect("registration");
        page.locator("#continue").click();
        page.locator("#postcode").fill("8004");
        resident.inspect("postcode");
        page.locator("#continue").click();
        page.locator("#start").check();
        resident.inspect("start-month");
        page.locator("#continue").click();
        page.locator("#truth").check();
        resident.inspect("truth");
        page.locator("#continue").click();
    }

    private void upload(Page page, String field) throws IOException {
        page.locator("#" + field).setInputFiles(paper());
        page.locator("button[name=upload]").click();
        assertThat(page.locator(".files")).containsText("paper.pdf");
    }

    private Path paper() throws IOException {
        Path file = files.resolve("paper.pdf");
        if (!Files.exists(file)) {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(file.toFile());
            }
        }
        return file;
    }
}
