package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.household.HouseholdTest;
import ch.meinkonto.portal.household.TestCity;

/** Parents whom the register sends to the counter read the same words, whoever of them is the reason. */
@HouseholdTest
@Import(RecordingRegisters.Configuration.class)
class ChildAtTheCounterTests {
    private static final String COUNTER = "Bitte kommen Sie für diese Meldung an den Schalter.";

    private final TestCity city = TestCity.instance();

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private JdbcClient jdbc;

    private RegisteredPerson registered(int index) {
        return new RegisteredPerson(city.resident(index).identification(), false);
    }

    /** The register knows the parent when the account is bound; what it says later is up to the test. */
    private Browser parent(String account, int parent) {
        registers.knows(registered(parent), registered(parent + 2));
        Browser browser = city.proven(pages, account, parent);
        assertThat(city.bind(browser, parent)).hasStatus(303);
        browser.post("/account/acting", "for", "child:R" + (parent + 2));
        return browser.shownFor("child:R" + (parent + 2));
    }

    @Test
    void theWordsAreTheSameForAParentAndForAChildWhoMustCome() {
        Browser blockedParent = parent("counter-1", 410);
        registers.sendsToTheCounter(registered(410));
        Browser blockedChild = parent("counter-2", 420);
        registers.knows(registered(420), registered(421));
        for (Browser browser : new Browser[]{blockedParent, blockedChild}) {
            for (String direction : new String[]{"within", "out"}) {
                MvcTestResult answer = browser.post(APPLY + "/direction", "direction", direction);
                assertThat(answer).hasStatus(422);
                assertThat(text(answer)).contains(COUNTER);
            }
            assertThat(browser.get(APPLY + "/identity")).as("nobody types who a child is").hasStatus(404);
        }
    }

    @Test
    void whoIsNoLongerBoundReportsForNoChild() {
        Browser parent = parent("counter-3", 430);
        assertThat(parent.post(APPLY + "/direction", "direction", "within")).hasStatus(303);
        jdbc.sql("delete from household.binding where owner = 'counter-3'").update();
        assertThat(text(parent.post(APPLY + "/direction", "direction", "out"))).contains("Sie dürfen nicht mehr");
    }
}
