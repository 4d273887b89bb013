package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** What a resident does with the portal, in a real browser against the running stack. */
@Tag("journey")
class ParkingPermitJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());

    private static Chromium chromium;

    @BeforeAll
    static void openTheBrowser() throws Exception {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aResidentSignsInBuysAPermitPaysAndCanProveIt() throws Exception {
        Person anna = chromium.person("resident");
        Page page = anna.page();
        page.navigate(STACK.page(Service.PORTAL, "/").toString());
        anna.inspect("catalogue");
        page.navigate(STACK.page(Service.PORTAL, "/parking-permit").toString());
        anna.inspect("start");
        page.locator("#start-now").click();

        anna.inspect("sign-in");
        SignInPage.signIn(page, "anna.muster@example.ch", STACK.demoPassword());

        String plate = anyPlate();
        answerTheQuestions(anna, plate);
        anna.inspect("check-answers");
        page.locator("#submit").click();

        anna.inspect("pay");
        page.locator("#approve").click();

        page.waitForURL(Pattern.compile(".*/confirmation.*"));
        assertThat(page.locator("#reference")).not().isEmpty();
        String reference = page.locator("#reference").innerText();
        anna.inspect("confirmation");

        String proof = QrCode.onFirstPageOf(anna.document("#permit-pdf"));
        Person inspector = chromium.person("inspector");
        inspector.page().navigate(proof);
        assertThat(inspector.page().locator("main")).containsText(plate);
        inspector.inspect("verify");
        inspector.page().navigate(QrCode.tamperedWith(proof));
        assertThat(inspector.page().locator("main")).not().containsText(plate);

        page.navigate(STACK.page(Service.PORTAL, "/requests").toString());
        assertThat(page.locator("main")).containsText(reference);
        anna.inspect("requests");
        String request = "/parking-permit/requests/" + reference;
        for (String part : List.of("", "/plate", "/address", "/return")) {
            page.navigate(STACK.page(Service.PORTAL, request + part).toString());
            anna.inspect("request" + part.replace('/', '-'));
        }
        assertThat(anna.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void wrongAnswersAreRefusedOnTheSamePageWithWhatWasTyped() {
        Person beat = chromium.person("mistaken-resident");
        Page page = beat.page();
        page.navigate(STACK.page(Service.PORTAL, "/parking-permit/apply/plate").toString());
        SignInPage.signIn(page, "beat.keller@example.ch", "not the password");
        beat.inspect("sign-in-refused");
        SignInPage.signIn(page, "beat.keller@example.ch", STACK.demoPassword());

        page.navigate(STACK.page(Service.PORTAL, "/parking-permit/apply/plate").toString());
        page.locator("#plate").fill("no plate");
        page.locator("#continue").click();

        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator("#plate")).hasValue("no plate");
        assertThat(page).hasTitle(Pattern.compile("^Fehler: .*"));
        beat.inspect("plate-refused");
    }

    private static void answerTheQuestions(Person resident, String plate) {
        Page page = resident.page();
        page.waitForURL(Pattern.compile(".*/parking-permit/apply.*"));
        page.navigate(STACK.page(Service.PORTAL, "/parking-permit/apply/plate").toString());
        page.locator("#plate").fill(plate);
        resident.inspect("plate");
        page.locator("#continue").click();
        page.locator("#postcode").fill("8004");
        resident.inspect("zone");
        page.locator("#continue").click();
        page.locator("#start").check();
        resident.inspect("start-month");
        page.locator("#continue").click();
        page.locator("#holder").check();
        page.locator("#vehicle").check();
        resident.inspect("declaration");
        page.locator("#continue").click();
    }

    /**
     * A plate the register of vehicles does not know and nobody has bought a permit for yet, so that the journey can be made
     * again on the same data.
     */
    private static String anyPlate() {
        return String.format(Locale.ROOT, "ZH %d", 100_000 + new SecureRandom().nextInt(700_000));
    }
}
