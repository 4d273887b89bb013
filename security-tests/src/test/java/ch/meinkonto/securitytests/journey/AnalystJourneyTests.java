package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.attack.Attack;
import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** What an analyst sees of an attack, in a real browser against the running stack. */
@Tag("journey")
class AnalystJourneyTests {
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
    void anAttackAppearsOnTheAnalystsScreenByItself() {
        Person nina = chromium.person("analyst");
        Page page = nina.page();
        page.navigate(STACK.page(Service.DASHBOARDS, "/alerts").toString());
        SignInPage.signIn(nina, STACK, "nina.suter@soc.example");
        page.waitForURL(Pattern.compile(".*:" + STACK.address(Service.DASHBOARDS).getPort() + "/.*"));
        page.navigate(STACK.page(Service.DASHBOARDS, "/alerts").toString());

        Locator rows = page.locator("table.queue a.row-link");
        // An empty queue takes the alert straight into the list; a full one announces it, so that no row jumps.
        Locator sign = rows.count() == 0 ? rows.first() : page.locator("#new-alerts-show");

        int exitStatus = Attack.play(System.getenv(), "invalid-payment-signature");
        Instant seenByTheApi = Instant.now();
        assertThat(exitStatus).as("exit status of the attack").isZero();
        assertThat(sign).isVisible();
        System.out.printf(Locale.ROOT, "alert on the analyst's screen %.2f s after the engine's API showed it%n",
                Duration.between(seenByTheApi, Instant.now()).toMillis() / 1000.0);

        page.navigate(STACK.page(Service.DASHBOARDS, "/alerts?detection=invalid-payment-signature").toString());
        nina.inspect("queue");
        rows.first().click();
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("main")).containsText("payment.webhook.reject");
        nina.inspect("alert");
        page.navigate(STACK.page(Service.DASHBOARDS, "/").toString());
        nina.inspect("overview");
        assertThat(nina.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void aResidentIsTurnedAwayFromTheConsole() {
        Person anna = chromium.person("resident-at-console");
        Page page = anna.page();
        page.navigate(STACK.page(Service.DASHBOARDS, "/alerts").toString());
        SignInPage.signIn(page, "anna.muster@example.ch", STACK.demoPassword());

        assertThat(page.locator("table.queue")).hasCount(0);
        anna.inspect("denied");
    }
}
