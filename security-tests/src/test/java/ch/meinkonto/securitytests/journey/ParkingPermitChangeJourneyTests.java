package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
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

/** What comes after the first permit: single days, and control staff without network. */
@Tag("journey")
class ParkingPermitChangeJourneyTests {
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
    void aResidentBuysADayAndIsRefusedTheSameDayAgain() {
        Person anna = chromium.person("resident-of-a-day");
        Page page = anna.page();
        String plate = signInWithAPlate(page, "anna.muster@example.ch");
        chooseToday(page, plate, anna, "day");
        anna.inspect("day-check");
        page.locator("#submit").click();
        page.locator("#approve").click();
        page.waitForURL(Pattern.compile(".*/parking-permit/short-requests/.*"));
        assertThat(page.locator("#reference")).not().isEmpty();
        anna.inspect("day-paid");
        assertThat(anna.complaints()).as("what the browser complained about").isEmpty();

        chooseToday(page, plate, anna, "day-again");
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator("#plate")).hasValue(plate);
        anna.inspect("day-refused");
    }

    @Test
    void aPhoneThatOpenedThePageOnceChecksAPermitWithoutNetwork() throws IOException {
        Person beat = chromium.person("resident-controlled");
        String plate = signInWithAPlate(beat.page(), "beat.keller@example.ch");
        chooseToday(beat.page(), plate, beat, "day");
        beat.page().locator("#submit").click();
        beat.page().locator("#approve").click();
        beat.page().waitForURL(Pattern.compile(".*/parking-permit/short-requests/.*"));
        String proof = QrCode.onFirstPageOf(beat.document("#permit-pdf"));

        Person inspector = chromium.person("inspector-without-network");
        Page page = inspector.page();
        page.navigate(STACK.page(Service.PORTAL, "/verify/offline").toString());
        assertThat(page.locator("#ready")).isVisible();
        inspector.inspect("control-offline");

        page.context().setOffline(true);
        assertThat(page.evaluate("fetch('/').then(() => 'an answer', () => 'no network')")).isEqualTo("no network");
        page.navigate(proof);
        assertThat(page.locator("#verdict-valid")).isVisible();
        assertThat(page.locator("#mark")).hasText(plate);
        // The city's own answer to this address does not say what the phone took along.
        assertThat(page.locator("#ready")).isVisible();
        inspector.inspect("control-offline-valid");
        page.navigate(QrCode.tamperedWith(proof));
        assertThat(page.locator("#verdict-forged")).isVisible();
        assertThat(page.locator("#verdict-valid")).isHidden();
        inspector.inspect("control-offline-forged");
    }

    /** Signs in to buy a permit for a day; tells a plate nobody has bought one for. */
    private static String signInWithAPlate(Page page, String username) {
        page.navigate(STACK.page(Service.PORTAL, "/parking-permit/day").toString());
        SignInPage.signIn(page, username, STACK.demoPassword());
        return String.format(Locale.ROOT, "ZH %d", 100_000 + new SecureRandom().nextInt(700_000));
    }

    private static void chooseToday(Page page, String plate, Person person, String picture) {
        page.navigate(STACK.page(Service.PORTAL, "/parking-permit/day").toString());
        person.inspect(picture);
        page.locator("#plate").fill(plate);
        page.locator("#postcode").fill("8004");
        page.locator("#days").check();
        page.locator("#continue").click();
    }
}
