package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

/** A parent reports that their child moves alone, in a real browser against the running stack. */
@Tag("journey")
class ChildMoveJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    /** A parent of two children, by the register's rule for its people. */
    private static final int PARENT = 11;
    private static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

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
    void aParentReportsThatTheirChildMovesToTheOtherParent() {
        Person parent = chromium.person("child-move");
        Page page = parent.page();
        signInAndConnect(page);
        page.navigate(STACK.page(Service.PORTAL, "/move").toString());
        parent.inspect("about");
        page.navigate(STACK.page(Service.PORTAL, "/account/acting").toString());
        page.locator("#for-0").check();
        parent.inspect("choose");
        page.locator("#choose").click();
        assertThat(page.locator("#services")).containsText("Umzug");
        page.navigate(STACK.page(Service.PORTAL, "/move/apply/direction").toString());
        assertThat(page.locator("main")).containsText("für Ihr Kind");
        assertThat(page.locator("input[name=direction]")).hasCount(2);
        parent.inspect("direction");
        page.locator("#direction").check();
        page.locator("#continue").click();
        custody(parent);
        dwelling(parent);
        page.locator("#phone").fill("044 412 11 11");
        if (page.locator("#mail").inputValue().isEmpty()) {
            page.locator("#mail").fill("parent@example.ch");
        }
        page.locator("#continue").click();
        parent.inspect("check");
        page.locator("#submit").click();

        page.waitForURL(Pattern.compile(".*/confirmation"));
        assertThat(page.locator("#reference")).containsText("UM-");
        parent.inspect("confirmation");
        page.locator("#to-request").click();
        assertThat(page.locator("main")).containsText("durch einen Elternteil, für");
        parent.inspect("request");
        page.locator("#withdraw").click();
        page.locator("#withdraw").click();
        assertThat(parent.complaints()).as("what the browser complained about").isEmpty();
    }

    /** Both parents decide; the consent follows. */
    private static void custody(Person parent) {
        Page page = parent.page();
        assertThat(page.locator("main")).containsText("Artikel 301a");
        parent.inspect("authority");
        page.locator("input[name=authority][value=sole]").check();
        page.locator("#continue").click();
        parent.inspect("ruling");
        page.goBack();
        page.locator("input[name=authority][value=joint]").check();
        page.locator("#continue").click();
        parent.inspect("agreement");
        page.locator("input[name=agreement][value=later]").check();
        page.locator("#continue").click();
    }

    private static void dwelling(Person parent) {
        Page page = parent.page();
        page.locator("#day").fill(SWISS.format(LocalDate.now().plusDays(20)));
        parent.inspect("day");
        page.locator("#continue").click();
        page.locator("#dwelling-way").check();
        page.locator("#continue").click();
        page.locator("#dwelling-number").fill("0061001");
        page.locator("#continue").click();
        page.locator("#dwelling").check();
        page.locator("#continue").click();
        page.locator("input[name=host][value=other-parent]").check();
        page.locator("#host-name").fill("Urs Beispiel");
        parent.inspect("host");
        page.locator("#continue").click();
    }

    /** Comes with the federal identity, opens an account the first time, and connects it with the register. */
    private static void signInAndConnect(Page page) {
        page.navigate(STACK.page(Service.PAYMENT, "/registers/residents?from=" + PARENT).toString());
        List<String> cells = page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("756\\.")))
                .first()
                .locator("td")
                .allInnerTexts();
        page.navigate(STACK.page(Service.PORTAL, "/account").toString());
        page.locator("#federated-agov").click();
        page.locator("input[value='F-resident-" + PARENT + "']").check();
        page.locator("#federal-sign-in").click();
        page.waitForURL(Pattern.compile(".*(/login/federated/first|/account).*"));
        if (page.locator("#open").count() > 0) {
            page.locator("#open").click();
        }
        page.waitForURL(Pattern.compile(".*:" + STACK.address(Service.PORTAL).getPort() + "/account.*"));
        page.navigate(STACK.page(Service.PORTAL, "/account/household").toString());
        if (page.locator("#release").count() == 0) {
            page.locator("#connect").click();
            page.locator("#ahv-number").fill(cells.get(0).strip());
            page.locator("input[name=sex][value=" + cells.get(3).strip().toLowerCase(Locale.ROOT) + "]").check();
            page.locator("#continue").click();
        }
        assertThat(page.locator("#members")).containsText("Kind");
    }
}
