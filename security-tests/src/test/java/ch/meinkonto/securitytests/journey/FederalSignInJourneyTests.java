package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** Coming to the portal with the identity of another provider, in a real browser against the running stack. */
@Tag("journey")
class FederalSignInJourneyTests {
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
    void somebodyWithAFederalIdentityOpensAnAccountWithoutPasswordAndComesBackWithIt() {
        Person lea = chromium.person("federal");
        Page page = arrive(lea);
        if (page.locator("#open").count() > 0) {
            lea.inspect("first");
            page.locator("#open").click();
        }
        page.waitForURL(portal());
        assertThat(page.locator("header")).containsText("Lea Rossi");
        assertThat(lea.complaints()).as("what the browser complained about").isEmpty();

        Person again = chromium.person("federal-again");
        arrive(again).waitForURL(portal());
        assertThat(again.page().locator("header")).containsText("Lea Rossi");
    }

    @Test
    void whoTurnsBackAtTheOtherProviderReadsWhatToDo() {
        Person somebody = chromium.person("federal-cancelled");
        Page page = somebody.page();
        page.navigate(STACK.page(Service.PORTAL, "/requests").toString());
        page.locator("#federated-agov").click();
        page.locator("#federal-cancel").click();
        assertThat(page.locator("#refusal")).isVisible();
        assertThat(page.locator("#username")).isVisible();
        somebody.inspect("cancelled");
    }

    private static Page arrive(Person person) {
        Page page = person.page();
        page.navigate(STACK.page(Service.PORTAL, "/requests").toString());
        page.locator("#federated-agov").click();
        person.inspect("people");
        page.locator("label:has-text('Lea Rossi') input").check();
        page.locator("#federal-sign-in").click();
        page.waitForURL(Pattern.compile(".*(/login/federated/first|/requests).*"));
        return page;
    }

    private static Pattern portal() {
        return Pattern.compile(".*:" + STACK.address(Service.PORTAL).getPort() + "/requests.*");
    }
}
