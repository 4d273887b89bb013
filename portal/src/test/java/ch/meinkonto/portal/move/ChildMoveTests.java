package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.PlatformMove;
import ch.meinkonto.ops.ech.SchemaSet;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.household.HouseholdTest;
import ch.meinkonto.portal.household.TestCity;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A parent reports that their child moves alone; the registers answer over HTTP. */
@HouseholdTest
class ChildMoveTests {
    private static final String SCHEMAS = System.getenv().getOrDefault("ECH_SCHEMAS", "");
    private static final String ACTING = "/account/acting";

    private final TestCity city = TestCity.instance();

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private SendMessages sender;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        clock.reset();
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    /** A parent whose account is bound and who acts for a child of theirs. */
    private Browser parent(String account, int parent, int child) {
        Browser browser = city.proven(pages, account, parent);
        assertThat(city.bind(browser, parent)).hasStatus(303);
        assertThat(browser.post(ACTING, "for", "child:R" + child)).hasRedirectedUrl(ACTING);
        return browser.shownFor("child:R" + child);
    }

    private String name(int index) {
        Resident resident = city.resident(index);
        return resident.firstNames() + " " + resident.officialName();
    }

    /** To the other parent, in a dwelling of the city; the other one's consent in the way that is given. */
    private void answerWithin(Browser parent, boolean consent) {
        assertThat(parent.post(APPLY + "/direction", "direction", "within")).hasRedirectedUrl(APPLY + "/authority");
        parent.post(APPLY + "/authority", "authority", "joint");
        if (consent) {
            TestMoves.sendPaper(parent, "agreement-proof", "agreed", "agreement", "paper");
        } else {
            assertThat(parent.post(APPLY + "/agreement-proof", "agreement", "later"))
                    .hasRedirectedUrl(APPLY + "/day");
        }
        parent.post(APPLY + "/day", "day", "1.12.2026");
        parent.post(APPLY + "/dwelling-way", "dwelling-way", "number");
        String number = city.resident(444).home().officialNumber();
        assertThat(parent.post(APPLY + "/dwelling-number", "dwelling-number", number))
                .hasRedirectedUrl(APPLY + "/dwelling");
        String key = city.resident(444).home().building().egid() + "-" + city.resident(444).home().ewid();
        assertThat(parent.post(APPLY + "/dwelling", "dwelling", key)).hasRedirectedUrl(APPLY + "/host");
        assertThat(parent.post(APPLY + "/host", "host", "other-parent", "host-name", "Urs Beispiel"))
                .as("neither lease nor dog nor vehicle is asked for").hasRedirectedUrl(APPLY + "/contact");
        parent.post(APPLY + "/contact", "phone", "044 412 11 11", "mail", "anna@example.ch");
    }

    @Test
    void leadsAParentFromTheQuestionsToTheConfirmationOfTheirChildsMove() throws IOException {
        Browser parent = parent("child-move-1", 310, 312);
        assertThat(text(parent.get(APPLY + "/direction"))).contains("Was möchten Sie für Ihr Kind melden?",
                "Ihr Kind zieht allein um").doesNotContain("Zuzug in die Stadt");
        assertThat(parent.post(APPLY + "/direction", "direction", "in")).hasStatus(422);
        answerWithin(parent, true);
        assertThat(parent.get(APPLY + "/along-one")).as("nobody comes along").hasStatus(404);
        assertThat(parent.get(APPLY + "/pets")).hasStatus(404);
        assertThat(text(parent.get(APPLY + "/day"))).contains("An welchem Tag zieht Ihr Kind um?");
        assertThat(text(parent.get(APPLY + "/check"))).contains(name(312), name(310), "Beim anderen Elternteil")
                .doesNotContain(name(313));

        String reference = handIn(parent);

        String page = text(parent.get("/move/requests/" + reference));
        assertThat(page).as("a person always looks at it").contains("Eingereicht", "antwortet bis 07.12.2026",
                name(312) + ", geboren am", name(310) + ", Elternteil",
                "durch einen Elternteil, für " + name(312));
        assertThat(events.of(EventAction.CASE_SUBMIT)).contains(CaseEvent.submitted(reference, "move", "handed_in"));
        Browser carla = TestOffice.worker(pages, "child-move-carla", reference);
        assertThat(text(carla.get("/staff/moves/" + reference))).contains("durch einen Elternteil, für " + name(312),
                "Einverständnis liegt bei, bitte prüfen");
        TestOffice.decide(carla, reference, "granted");
        String granted = text(parent.get("/move/requests/" + reference));
        assertThat(TestMoves.pdf(parent, granted)).contains("Meldebestätigung", name(312),
                "Gemeldet von (Elternteil)", name(310));
        assertThat(events.of(EventAction.DOCUMENT_DOWNLOAD)).last()
                .isInstanceOfSatisfying(DocumentEvent.class,
                        event -> assertThat(event.relation()).isEqualTo("household"));
        assertThat(jdbc.sql("select actor || ' ' || kind from cases.timeline where reference = ? order by id limit 1")
                .param(reference).query(String.class).single()).isEqualTo("child-move-1 HANDED_IN");
    }

    @Test
    void namesTheChildAsTheMoverInAMessageTheRegisterTakes() {
        Browser parent = parent("child-move-2", 320, 323);
        answerWithin(parent, false);
        String reference = handIn(parent);
        TestOffice.decide(TestOffice.worker(pages, "child-move-carla", reference), reference, "granted");

        List<byte[]> written = jdbc.sql("select content from move.message where reference = ?").param(reference)
                .query((row, number) -> row.getBytes("content")).list();
        assertThat(written).hasSize(1);
        EchMessages messages = new EchMessages(
                SCHEMAS.isBlank() ? SchemaSet.none() : SchemaSet.in(Path.of(SCHEMAS)));
        MoveDelivery delivery = (MoveDelivery) messages.read(written.getFirst());
        PlatformMove.Within move = (PlatformMove.Within) delivery.message();
        assertThat(move.person()).isEqualTo(city.resident(323).identification());

        sender.send();

        assertThat(jdbc.sql("select state from move.message where reference = ?").param(reference)
                .query(String.class).single()).isEqualTo("TAKEN");
        parent.post(ACTING, "for", "me");
        parent.shownFor(null);
        assertThat(text(parent.get("/account/household"))).contains(name(322)).doesNotContain(name(323));
    }

    @Test
    void missingConsentStopsNobodyAndTheOfficeAsksForIt() {
        Browser parent = parent("child-move-3", 330, 332);
        answerWithin(parent, false);
        String reference = handIn(parent);
        Browser carla = TestOffice.worker(pages, "child-move-carla", reference);
        assertThat(text(carla.get("/staff/moves/" + reference))).contains("Einverständnis fehlt noch",
                "Fehlen noch. Fragen Sie danach");
        carla.post("/staff/moves/" + reference + "/ask", "question", "agreement-proof", "text", "Bitte nachreichen.");
        assertThat(text(parent.get("/move/requests/" + reference + "/correct"))).contains("Bitte nachreichen.");
    }

    @Test
    void aChildsDepartureIsNeverTakenByRuleAlone() {
        Browser parent = parent("child-move-4", 340, 342);
        parent.post(APPLY + "/direction", "direction", "out");
        parent.post(APPLY + "/authority", "authority", "sole");
        parent.post(APPLY + "/ruling-proof", "sole-declared", "true", "ruling-ready", "later");
        parent.post(APPLY + "/day", "day", "1.12.2026");
        assertThat(text(parent.get(APPLY + "/goal"))).contains("Wohin zieht Ihr Kind?");
        parent.post(APPLY + "/goal", "goal", "switzerland");
        parent.post(APPLY + "/goal-address", "goal-street", "Dorfstrasse", "goal-house", "1", "goal-postcode", "8400",
                "goal-town", "Winterthur");
        parent.post(APPLY + "/host", "host", "training", "host-name", "Lehrlingshaus Muster");
        parent.post(APPLY + "/contact", "phone", "044 412 11 11", "mail", "anna@example.ch");
        String reference = handIn(parent);
        assertThat(text(parent.get("/move/requests/" + reference))).contains("Eingereicht");
        assertThat(jdbc.sql("select count(*) from move.message where reference = ?").param(reference)
                .query(Integer.class).single()).isZero();
    }

    @Test
    void theParentsOwnMoveAndAddressStayTheirOwn() {
        Browser parent = parent("child-move-5", 370, 372);
        answerWithin(parent, true);
        String reference = handIn(parent);
        assertThat(text(parent.get("/move/requests/" + reference))).doesNotContain("provisorische Parkkarte");
        parent.post(ACTING, "for", "me");
        parent.shownFor(null);
        assertThat(text(parent.get(APPLY + "/direction"))).contains("Zuzug in die Stadt")
                .doesNotContain("Ihr Kind");
        assertThat(parent.post(APPLY + "/direction", "direction", "within")).as("the parent's own household")
                .hasRedirectedUrl(APPLY + "/along-one");
        assertThat(text(parent.get("/requests"))).contains(name(372));
    }

    @Test
    void asksTheRegisterAgainForAChildThatMovesOnceMore() {
        Browser parent = parent("child-move-6", 360, 362);
        answerWithin(parent, true);
        String reference = handIn(parent);
        parent.post(APPLY + "/again", "reference", reference);
        assertThat(parent.get(APPLY + "/check")).hasRedirectedUrl(APPLY + "/direction");
        assertThat(parent.post(APPLY + "/direction", "direction", "within")).hasStatus(303);
    }
}
