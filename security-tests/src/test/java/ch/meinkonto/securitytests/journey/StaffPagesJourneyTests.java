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

/** What people who work for the city see of requests, services and rules, in real browsers against the running stack. */
@Tag("journey")
class StaffPagesJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String STAFF = "/staff/moves";

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
    void theOfficeAsksBackAndRefusesOnlyWithASecondPerson() {
        Person dora = chromium.person("staff-resident");
        String reference = MoveJourneyTests.reportsAnUnlistedDwelling(dora.page(), "dora.egli@example.ch");

        Person carla = working("staff-caseworker", "carla.frei@stadt.example", "/staff");
        carla.inspect("staff");
        open(carla, STAFF);
        carla.inspect("list");
        open(carla, STAFF + "/" + reference);
        carla.inspect("purpose");
        carla.page().locator("#continue").click();
        assertThat(carla.page().locator(".error-summary")).isFocused();
        carla.inspect("purpose-missing");
        states(carla);
        carla.inspect("case");
        carla.page().locator("#take").click();
        carla.page().locator("#decide").click();
        assertThat(carla.page().locator(".error-summary")).isFocused();
        carla.inspect("undecided");
        carla.page().locator("#question").selectOption("contact");
        carla.page().locator("#text").fill("Unter dieser Nummer ist niemand zu erreichen.");
        carla.page().locator("#ask").click();

        corrects(dora, reference);

        open(carla, STAFF + "/" + reference);
        carla.page().locator("#outcome-refused").check();
        carla.page().locator("#reason").fill("Die Wohnung gehört nicht zur Stadt.");
        carla.page().locator("#decide").click();
        carla.inspect("proposed");

        Person tim = working("staff-second", "tim.wolf@stadt.example", STAFF + "/" + reference);
        states(tim);
        tim.inspect("proposal");
        tim.page().locator("#confirm").click();
        assertThat(tim.page().locator("#state")).containsText("Abgelehnt");
        tim.inspect("decided");
        assertThat(carla.complaints()).as("what the browser complained about")
                .allMatch(complaint -> complaint.contains("422"));
        assertThat(tim.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void theOfficeLooksAfterParkingPermits() {
        Person tim = working("staff-permits", "tim.wolf@stadt.example", "/staff/parking-permits");
        tim.inspect("list");
        Page page = tim.page();
        if (page.locator("tbody a").count() > 0) {
            page.locator("tbody a").first().click();
            tim.inspect("purpose");
            states(tim);
            tim.inspect("dossier");
        }
        open(tim, "/staff/parking-permits/control");
        tim.inspect("control");
        page.locator("#plate").fill("ZH 1");
        page.locator("#look").click();
        assertThat(page.locator("#verdict")).isVisible();
        tim.inspect("verdict");
        open(tim, "/staff/parking-permits/bills");
        tim.inspect("bills");
        assertThat(tim.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void anOwnerOfServicesSetsStatesAndProposesRules() {
        Person sina = working("staff-owner", "sina.koch@stadt.example", "/staff/services");
        sina.inspect("services");
        open(sina, "/staff/services/weekly-residence");
        sina.inspect("service");
        Page page = sina.page();
        page.locator("input[name=state][value=paused]").check();
        page.locator("#set").click();
        assertThat(page.locator(".error-summary")).isFocused();
        sina.inspect("service-unexplained");

        open(sina, "/staff/rules");
        sina.inspect("rules");
        open(sina, "/staff/rules/weekly-residence.late-fine");
        sina.inspect("rule");
        page.locator("#change").click();
        sina.inspect("change");
        page.locator("#preview").click();
        assertThat(page.locator(".error-summary")).isFocused();
        sina.inspect("change-incomplete");
        page.locator("#value input[type=text]").first().fill("110");
        page.locator("#from").fill("01.05.2035");
        page.locator("#source").fill("Gebührenordnung, Entwurf");
        page.locator("#reason").fill("Die Gebührenordnung wird geändert.");
        page.locator("#preview").click();
        sina.inspect("preview");
        page.locator("#propose").click();
        assertThat(page.locator("#proposal")).isVisible();
        sina.inspect("proposal");
        page.locator("#withdraw").click();
        assertThat(page.locator("#withdraw")).hasCount(0);
        sina.inspect("withdrawn");
        open(sina, "/staff/rules/holiday-courses.sibling-reduction");
        assertThat(page.locator("#unused")).isVisible();
        sina.inspect("rule-without-service");
    }

    /** Signs in at one of the pages of staff. */
    private static Person working(String name, String username, String path) {
        Person person = chromium.person(name);
        person.page().navigate(STACK.page(Service.PORTAL, path).toString());
        SignInPage.signIn(person, STACK, username);
        person.page().waitForURL(Pattern.compile(".*" + path + ".*"));
        open(person, path);
        return person;
    }

    private static void open(Person person, String path) {
        assertThat(person.page().navigate(STACK.page(Service.PORTAL, path).toString()).status()).as(path)
                .isEqualTo(200);
    }

    /** Says why, on the page that asks. */
    private static void states(Person person) {
        person.page().locator("#purpose").check();
        person.page().locator("#continue").click();
        assertThat(person.page().locator("#purpose")).hasCount(0);
    }

    private static void corrects(Person resident, String reference) {
        open(resident, "/move/requests/" + reference);
        resident.inspect("asked-back");
        resident.page().locator("#correct").click();
        resident.inspect("correct");
        resident.page().locator("#phone").fill("044 412 22 22");
        resident.page().locator("#continue").click();
        assertThat(resident.page().locator("#correct")).hasCount(0);
        resident.inspect("corrected");
    }
}
