package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
        page.navigate(STACK.page(Service.PORTAL, "/parking-permit/day").toString());
        SignInPage.signIn(page, "anna.muster@example.ch", STACK.demoPassword());
        String plate = String.format(Locale.ROOT, "ZH %d", 100_000 + new SecureRandom().nextInt(900_000));
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
    void aPhoneThatOpenedThePageOnceChecksWithoutNetwork() {
        Person inspector = chromium.person("inspector-without-network");
        Page page = inspector.page();
        page.navigate(STACK.page(Service.PORTAL, "/verify/offline").toString());
        assertThat(page.locator("#ready")).isVisible();
        inspector.inspect("control-offline");

        page.context().setOffline(true);
        page.navigate(STACK.page(Service.PORTAL, "/verify?c=forged").toString());

        assertThat(page.locator("#verdict-forged")).isVisible();
        assertThat(page.locator("#verdict-valid")).isHidden();
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
