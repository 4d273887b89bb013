package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** Residents prove who they are and see their household, in a real browser against the running stack. */
@Tag("journey")
class HouseholdJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String PATH = "/account/household";
    /** A parent of two children, and somebody whom the register protects, by its rule for its people. */
    private static final int PARENT = 10;
    private static final int PROTECTED = 39;

    private static Chromium chromium;

    @BeforeAll
    static void openTheBrowser() throws Exception {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    /** Somebody, as the page of the register shows them. */
    private record Registered(String number, String birth, String sex) {
        static Registered at(Page page, int index) {
            page.navigate(STACK.page(Service.PAYMENT, "/registers/residents?from=" + index).toString());
            List<String> cells = page.locator("tbody tr")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("756\\.")))
                    .first()
                    .locator("td")
                    .allInnerTexts();
            return new Registered(cells.get(0).strip(), cells.get(2).strip(),
                    cells.get(3).strip().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void aResidentProvesWhoTheyAreSeesTheirHouseholdAndIsNotAskedAgainForAMove() {
        Person parent = chromium.person("household");
        Page page = parent.page();
        Registered registered = Registered.at(page, PARENT);
        signIn(parent, PARENT);
        page.locator("#to-household").click();
        if (page.locator("#release").count() > 0) {
            page.locator("#release").click();
        }
        parent.inspect("unbound");
        page.locator("#connect").click();
        page.waitForURL(Pattern.compile(".*" + PATH + "/connect.*"));
        page.locator("#ahv-number").fill("756.1234.5678.90");
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).isFocused();
        parent.inspect("mistaken");
        connect(page, registered);
        page.waitForURL(Pattern.compile(".*" + PATH));
        assertThat(page.locator("#members")).containsText("Kind");
        assertThat(page.locator("#address")).containsText("Zürich");
        parent.inspect("shown");

        page.navigate(STACK.page(Service.PORTAL, "/account/looked-at").toString());
        assertThat(page.locator("#looks")).containsText("Ihnen Ihren Haushalt zeigen");
        parent.inspect("looked-at");
        page.navigate(STACK.page(Service.PORTAL, "/move/apply/direction").toString());
        page.locator("#direction").check();
        page.locator("#continue").click();
        page.waitForURL(Pattern.compile(".*/move/apply/along-one.*"));
        parent.inspect("along");
        assertThat(parent.complaints()).as("what the browser complained about, but for the mistake")
                .allSatisfy(complaint -> assertThat(complaint).contains("422"));
    }

    @Test
    void whomTheRegisterProtectsReadsWhatEverybodyReads() {
        Person somebody = chromium.person("household-counter");
        Registered registered = Registered.at(somebody.page(), PROTECTED);
        signIn(somebody, PROTECTED);
        somebody.page().navigate(STACK.page(Service.PORTAL, PATH + "/connect").toString());
        connect(somebody.page(), registered);
        assertThat(somebody.page().locator(".error-summary")).containsText("hilft Ihnen der Schalter");
        somebody.inspect("counter");
    }

    @Test
    void whoSignedInWithAPasswordReadsHowToProveWhoTheyAre() {
        Person anna = chromium.person("household-password");
        Page page = anna.page();
        page.navigate(STACK.page(Service.PORTAL, PATH + "/connect").toString());
        SignInPage.signIn(page, "anna.muster@example.ch", STACK.demoPassword());
        page.waitForURL(Pattern.compile(".*" + PATH + "/connect.*"));
        assertThat(page.locator("#wanted")).containsText("Ausweis");
        assertThat(page.locator("#counter")).isVisible();
        anna.inspect("wanted");
        page.locator("#prove-identity").click();
        page.waitForURL(Pattern.compile(".*/login.*"));
        assertThat(page.locator("#federated-agov")).isVisible();
        anna.inspect("provider");
    }

    /** Comes with the federal identity; opens an account the first time. */
    private static void signIn(Person person, int index) {
        Page page = person.page();
        page.navigate(STACK.page(Service.PORTAL, "/account").toString());
        page.locator("#federated-agov").click();
        page.locator("input[value='F-resident-" + index + "']").check();
        page.locator("#federal-sign-in").click();
        page.waitForURL(Pattern.compile(".*(/login/federated/first|/account).*"));
        if (page.locator("#open").count() > 0) {
            page.locator("#open").click();
        }
        page.waitForURL(Pattern.compile(".*:" + STACK.address(Service.PORTAL).getPort() + "/account.*"));
    }

    private static void connect(Page page, Registered registered) {
        page.locator("#ahv-number").fill(registered.number());
        page.locator("input[name=sex][value=" + registered.sex() + "]").check();
        page.locator("#continue").click();
    }
}
