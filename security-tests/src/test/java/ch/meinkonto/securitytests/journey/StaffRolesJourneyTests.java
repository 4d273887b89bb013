package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
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

/** A role, from the wish of one administrator to the page it opens, in real browsers against the running stack. */
@Tag("journey")
class StaffRolesJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final ZoneId CITY = ZoneId.of("Europe/Zurich");
    private static final String CARLA = "carla.frei@stadt.example";

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
    void aRoleCountsOnceASecondPersonAgreesAndNoLongerThanBothWantIt() {
        Person paula = administrator("paula.meier@stadt.example", "administrator");
        Person oskar = administrator("oskar.lang@stadt.example", "second-administrator");
        Person carla = chromium.person("caseworker-with-role");
        carla.page().navigate(STACK.page(Service.PORTAL, "/staff/rules").toString());
        SignInPage.signIn(carla, STACK, CARLA);
        carla.page().waitForURL(portal());
        assertThat(rules(carla)).as("without the role").isEqualTo(403);

        find(paula, CARLA);
        paula.page().locator("#role").selectOption("AUDITOR");
        paula.page().locator("#until").fill(LocalDate.now(CITY).plusDays(30).toString());
        paula.page().locator("#grant-reason").fill("Audits the rules of the year.");
        paula.page().locator("#grant").click();
        assertThat(paula.page().locator(".notice-good")).isVisible();
        paula.page().navigate(STACK.page(Service.AUTH, "/admin").toString());
        paula.inspect("requests");
        open(paula);
        assertThat(paula.page().locator("#approve")).hasCount(0);
        paula.inspect("own-request");

        agree(oskar);
        signInAgain(carla);
        assertThat(rules(carla)).as("with the role").isEqualTo(200);
        carla.inspect("rules");

        find(paula, CARLA);
        Locator held = paula.page().locator("details:has(input[value=AUDITOR])");
        held.locator("summary").click();
        held.locator("input[name=reason]").fill("The audit is over.");
        paula.inspect("person");
        held.locator("button").click();
        agree(oskar);
        signInAgain(carla);
        assertThat(rules(carla)).as("after it was taken back").isEqualTo(403);
        assertThat(paula.complaints()).as("what the browser complained about").isEmpty();
        assertThat(oskar.complaints()).as("what the browser complained about").isEmpty();
    }

    private static Person administrator(String username, String name) {
        Person person = chromium.person(name);
        person.page().navigate(STACK.page(Service.AUTH, "/admin").toString());
        SignInPage.signIn(person, STACK, username);
        person.page().waitForURL("**/admin*");
        return person;
    }

    private static void find(Person administrator, String username) {
        Page page = administrator.page();
        page.navigate(STACK.page(Service.AUTH, "/admin/users").toString());
        page.locator("#query").fill(username);
        page.locator("#purpose").fill("Roles of the audit this year.");
        page.locator("#search").click();
        page.locator("main .rows .row-action").first().click();
        assertThat(page.locator("main")).containsText(username);
    }

    /** Opens the newest wish that waits. */
    private static void open(Person administrator) {
        administrator.page().locator("[aria-labelledby=open] .row-action").first().click();
        assertThat(administrator.page().locator("#state")).hasAttribute("data-state", "OPEN");
    }

    private static void agree(Person administrator) {
        administrator.page().navigate(STACK.page(Service.AUTH, "/admin").toString());
        open(administrator);
        administrator.inspect("request");
        administrator.page().locator("#approve").click();
        assertThat(administrator.page().locator("#state")).hasAttribute("data-state", "APPROVED");
    }

    /** The sessions of somebody whose roles change end. */
    private static void signInAgain(Person carla) {
        carla.page().context().clearCookies();
        carla.page().navigate(STACK.page(Service.PORTAL, "/staff").toString());
        SignInPage.signIn(carla.page(), CARLA, STACK.demoPassword());
        carla.page().waitForURL("**/login/factor*");
        carla.page().locator("#use-passkey").click();
        carla.page().waitForURL(portal());
    }

    private static Pattern portal() {
        return Pattern.compile(".*:" + STACK.address(Service.PORTAL).getPort() + "/.*");
    }

    private static int rules(Person person) {
        return person.page().navigate(STACK.page(Service.PORTAL, "/staff/rules").toString()).status();
    }
}
