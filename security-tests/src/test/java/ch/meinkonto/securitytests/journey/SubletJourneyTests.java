package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.visitor.AuthenticatorApp;

/** A resident moves in as a subtenant, and the main tenant agrees in their own account; two browsers, the running stack. */
@Tag("journey")
class SubletJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String PARTIES = "/move/apply/parties";

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
    void theMainTenantAgreesOnlineAndOnceMoreWhenTheDayChanges() {
        Person subtenant = chromium.person("sublet-subtenant");
        Page page = subtenant.page();
        MoveJourneyTests.answersUpToTheTenure(page, "dora.egli@example.ch");
        page.locator("input[name=tenure][value=subtenant]").check();
        page.locator("#continue").click();
        page.locator("#landlord").fill("Emil Graf");
        page.locator("#continue").click();
        subtenant.inspect("consent");
        page.locator("input[name=consent-ready][value=here]").check();
        page.locator("#continue").click();
        MoveJourneyTests.bringNothing(page);
        MoveJourneyTests.reach(page);
        assertThat(page.locator("#missing")).containsText("0 von 1");
        assertThat(page.locator("#submit")).hasCount(0);
        subtenant.inspect("check-missing");
        page.navigate(STACK.page(Service.PORTAL, "/move/apply/tasks").toString());
        subtenant.inspect("tasks");
        page.locator("#to-parties-main-tenant").click();
        subtenant.inspect("parties");
        page.locator("#invite-main-tenant").click();
        String code = page.locator("#code").innerText().strip();
        subtenant.inspect("code");

        Person tenant = chromium.person("sublet-main-tenant");
        redeem(tenant, code);
        assertThat(tenant.page().locator("main")).containsText("2. Stock");
        tenant.inspect("asked");
        tenant.page().locator("#agree").click();
        assertThat(tenant.page().locator("#state")).hasText("Einverstanden");
        tenant.inspect("agreed");

        page.navigate(STACK.page(Service.PORTAL, "/move/apply/day?change=yes").toString());
        page.locator("#day").fill(MoveJourneyTests.SWISS.format(LocalDate.now().plusDays(22)));
        page.locator("#continue").click();
        page.navigate(STACK.page(Service.PORTAL, PARTIES).toString());
        assertThat(page.locator("#role-main-tenant")).containsText("Antwort gilt nicht mehr");
        subtenant.inspect("lapsed");
        tenant.page().reload();
        tenant.inspect("lapsed");
        tenant.page().locator("#agree").click();
        tenant.page().navigate(STACK.page(Service.PORTAL, "/account/parties").toString());
        tenant.inspect("list");

        page.navigate(STACK.page(Service.PORTAL, "/move/apply/check").toString());
        subtenant.inspect("check-complete");
        page.locator("#submit").click();
        page.waitForURL(Pattern.compile(".*/confirmation"));
        page.locator("#to-request").click();
        assertThat(page.locator("#role-main-tenant")).containsText("Einverstanden");
        subtenant.inspect("request");
        tenant.page().locator("#parties a").first().click();
        assertThat(tenant.page().locator("#take-back")).isVisible();
        tenant.inspect("handed-in");
        page.locator("#withdraw").click();
        page.locator("#withdraw").click();
        assertThat(subtenant.complaints()).as("what the browser complained about").isEmpty();
        assertThat(tenant.complaints()).as("what the browser complained about, but for the mistyped code")
                .allSatisfy(complaint -> assertThat(complaint).contains("422"));
    }

    /** Signs in with the second factor a code asks for, mistypes it first. */
    private static void redeem(Person tenant, String code) {
        Page page = tenant.page();
        page.navigate(STACK.page(Service.PORTAL, "/move/apply").toString());
        SignInPage.signIn(page, "emil.graf@example.ch", STACK.demoPassword());
        page.waitForURL("**/login/factor*");
        page.locator("#code").fill(new AuthenticatorApp(STACK.demoTotpSecret()).code(Instant.now()));
        page.locator("#send-code").click();
        page.waitForURL(Pattern.compile(".*/move.*"));
        page.navigate(STACK.page(Service.PORTAL, "/account").toString());
        page.locator("#to-parties").click();
        tenant.inspect("nothing-yet");
        page.locator("#redeem-code").click();
        page.locator("#code").fill("0000-0000-0000");
        page.locator("#redeem").click();
        assertThat(page.locator(".error-summary")).isFocused();
        tenant.inspect("redeem");
        page.locator("#code").fill(code);
        page.locator("#redeem").click();
        page.waitForURL(Pattern.compile(".*/move/parties/.*"));
    }
}
