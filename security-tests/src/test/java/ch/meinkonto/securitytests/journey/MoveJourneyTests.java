package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import ch.meinkonto.securitytests.visitor.AuthenticatorApp;

/** A resident reports a move, in a real browser against the running stack, and the ways that lead to the counter. */
@Tag("journey")
class MoveJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String APPLY = "/move/apply";
    /** Somebody who lives alone and may report online, by the register's rule for its people. */
    private static final int ALONE = 14;
    /** Somebody who lives alone with a permit B. */
    private static final int FOREIGN = 44;
    /** Somebody whose move the register keeps off the internet. */
    private static final int COUNTER = 39;
    static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

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
    private record Registered(String number, String name, String firstNames, LocalDate birth, String sex) {
        static Registered at(Page page, int index) {
            page.navigate(STACK.page(Service.PAYMENT, "/registers/residents?from=" + index).toString());
            List<String> cells = page.locator("tbody tr")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("756\\.")))
                    .first()
                    .locator("td")
                    .allInnerTexts();
            String[] names = cells.get(1).strip().split(" ", 2);
            return new Registered(cells.get(0).strip(), names[0], names[1], LocalDate.parse(cells.get(2).strip()),
                    cells.get(3).strip().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void aResidentReportsAMoveWithinTheCity() {
        Person dora = chromium.person("move-resident");
        Page page = dora.page();
        Registered mover = Registered.at(page, ALONE);
        page.navigate(STACK.page(Service.PORTAL, "/move").toString());
        dora.inspect("start");
        begin(page, "dora.egli@example.ch");
        identify(page, mover);
        dora.inspect("day");
        page.locator("#day").fill(SWISS.format(LocalDate.now().plusDays(20)));
        page.locator("#continue").click();
        dora.inspect("dwelling-way");
        page.locator("#dwelling-way").check();
        page.locator("#continue").click();
        page.locator("#dwelling-number").fill("0061001");
        page.locator("#continue").click();
        dora.inspect("dwelling");
        page.locator("#dwelling").check();
        page.locator("#continue").click();
        page.locator("#tenure").check();
        page.locator("#continue").click();
        page.locator("input[name=dog][value=yes]").check();
        page.locator("#dog-chip").fill("756 0934 0001 234");
        dora.inspect("pets");
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).containsText("15 Ziffern");
        page.locator("#dog-chip").fill("756 0934 0001 2345");
        page.locator("#continue").click();
        page.locator("input[name=vehicles][value=inform]").check();
        dora.inspect("vehicles");
        page.locator("#continue").click();
        page.locator("#plates").fill("zh 654321");
        page.locator("#continue").click();
        reach(page);
        dora.inspect("check");
        page.locator("#submit").click();

        page.waitForURL(Pattern.compile(".*/confirmation"));
        assertThat(page.locator("#reference")).containsText("UM-");
        dora.inspect("confirmation");
        page.locator("#to-request").click();
        dora.inspect("request");
        assertThat(page.locator("#document-confirmation")).isVisible();
        page.locator("#next-services a[href*=provisional]").click();
        page.waitForURL("**/parking-permit/provisional*");
        assertThat(page.locator("#plate")).hasValue("ZH 654321");
        assertThat(page.locator("#postcode")).not().hasValue("");
        assertThat(page.locator("input[name=days]:checked")).hasCount(1);
        dora.inspect("provisional");
        assertThat(dora.complaints()).as("what the browser complained about, but for the mistake")
                .allSatisfy(complaint -> assertThat(complaint).contains("422"));
    }

    @Test
    void someAreSentToTheCounterWithoutBeingToldWhyAndOthersPayBeforeTheyHandIn() {
        Person emil = chromium.person("move-counter");
        Page page = emil.page();
        Registered blocked = Registered.at(page, COUNTER);
        Registered foreign = Registered.at(page, FOREIGN);
        begin(page, "emil.graf@example.ch");
        identify(page, blocked);
        assertThat(page.locator(".error-summary")).containsText("Schalter");
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page).hasTitle(Pattern.compile("^Fehler: .*"));
        emil.inspect("counter");
        page.locator("#official-name").fill("Niemand");
        page.locator("#continue").click();
        assertThat(page.locator(".error-summary")).containsText("finden Sie so nicht");
        emil.inspect("unknown");
        identify(page, foreign);
        payTheFee(emil);
    }

    /** Everything that is left to answer, paid, handed in and withdrawn. */
    private static void payTheFee(Person emil) {
        Page page = emil.page();
        page.locator("#day").fill(SWISS.format(LocalDate.now().plusDays(20)));
        page.locator("#continue").click();
        page.locator("#dwelling-way").check();
        page.locator("#continue").click();
        page.locator("#dwelling-number").fill("0061002");
        page.locator("#continue").click();
        page.locator("#dwelling").check();
        page.locator("#continue").click();
        page.locator("#tenure").check();
        page.locator("#continue").click();
        assertThat(page.locator("main")).containsText("Migrationsamt");
        emil.inspect("permits");
        page.locator("input[name=permits-ready][value=later]").check();
        page.locator("#continue").click();
        bringNothing(page);
        reach(page);
        assertThat(page.locator("#fee")).containsText("CHF");
        emil.inspect("fee");
        page.locator("#submit").click();
        page.locator("#approve").click();
        page.waitForURL(Pattern.compile(".*/confirmation"));
        assertThat(page.locator("#receipt")).isVisible();
        page.locator("#to-request").click();
        page.locator("#withdraw").click();
        page.locator("#withdraw").click();
        assertThat(page.locator("main")).containsText("wird zurückbezahlt");
        page.navigate(STACK.page(Service.PORTAL, "/account/payments").toString());
        assertThat(page.locator("#payments")).containsText("Wird zurückbezahlt");
        emil.inspect("refund");
    }

    /** Hands in a move to a dwelling that is in no register, which the office has to look at; tells the reference. */
    static String reportsAnUnlistedDwelling(Page page, String username) {
        answersUpToTheTenure(page, username);
        page.locator("#tenure").check();
        page.locator("#continue").click();
        bringNothing(page);
        reach(page);
        page.locator("#submit").click();
        page.waitForURL(Pattern.compile(".*/confirmation"));
        return page.locator("#reference").innerText().strip();
    }

    /** Signs in and moves to a dwelling that is in no register; by what right is asked next. */
    static void answersUpToTheTenure(Page page, String username) {
        Registered mover = Registered.at(page, ALONE);
        begin(page, username);
        identify(page, mover);
        page.locator("#day").fill(SWISS.format(LocalDate.now().plusDays(20)));
        page.locator("#continue").click();
        page.locator("input[name=dwelling-way][value=unlisted]").check();
        page.locator("#continue").click();
        page.locator("#new-street").fill("Neubauweg");
        page.locator("#new-house").fill("3");
        page.locator("#new-postcode").fill("8005");
        page.locator("#floor").fill("2. Stock");
        page.locator("#continue").click();
    }

    /** Signs in with the second factor the service asks for. */
    private static void begin(Page page, String username) {
        page.navigate(STACK.page(Service.PORTAL, APPLY).toString());
        SignInPage.signIn(page, username, STACK.demoPassword());
        page.waitForURL("**/login/factor*");
        page.locator("#code").fill(new AuthenticatorApp(STACK.demoTotpSecret()).code(Instant.now()));
        page.locator("#send-code").click();
        page.waitForURL(Pattern.compile(".*/move.*"));
        page.navigate(STACK.page(Service.PORTAL, APPLY + "/direction").toString());
        page.locator("#direction").check();
        page.locator("#continue").click();
    }

    static void bringNothing(Page page) {
        page.locator("input[name=dog][value=no]").check();
        page.locator("#continue").click();
        page.locator("input[name=vehicles][value=none]").check();
        page.locator("#continue").click();
    }

    static void reach(Page page) {
        page.locator("#phone").fill("044 412 11 11");
        page.locator("#continue").click();
    }

    private static void identify(Page page, Registered person) {
        page.locator("#ahv-number").fill(person.number());
        page.locator("#official-name").fill(person.name());
        page.locator("#first-names").fill(person.firstNames());
        page.locator("input[name=sex][value=" + person.sex() + "]").check();
        page.locator("#birth").fill(SWISS.format(person.birth()));
        page.locator("#continue").click();
    }
}
