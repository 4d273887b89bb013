package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.chooseDwelling;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static ch.meinkonto.portal.move.TestMoves.identify;
import static ch.meinkonto.portal.move.TestMoves.pdf;
import static ch.meinkonto.portal.move.TestMoves.reach;
import static ch.meinkonto.portal.move.TestMoves.rent;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A resident's way from the start page to the confirmation, and the ways that lead to the office or the counter. */
@PortalTest
class MoveJourneyTests {
    private static final String COUNTER = "Bitte kommen Sie für diese Meldung an den Schalter.";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
        registers.lists(TestMoves.DWELLING);
        events.clear();
    }

    @AfterEach
    void calm() {
        registers.calm();
    }

    @Test
    void leadsAHouseholdFromTheStartPageToItsConfirmation() throws IOException {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna, citizen("Tim"), citizen("Lea"));
        Browser resident = TestMoves.resident(pages, "move-1");
        assertThat(text(Browser.ofVisitor(pages).get("/move"))).contains("Innert 14 Tagen", "100.00");
        assertThat(identify(resident, "within", anna)).hasRedirectedUrl(APPLY + "/along-one");
        assertThat(text(resident.get(APPLY + "/along-one"))).contains("Tim Muster zieht mit", "Tim Muster bleibt");
        resident.post(APPLY + "/along-one", "along-one", "moves");
        assertThat(resident.post(APPLY + "/along-two", "along-two", "stays")).hasRedirectedUrl(APPLY + "/day");
        assertThat(text(resident.get(APPLY + "/day"))).contains("Melden Sie innert 14 Tagen");
        assertThat(resident.post(APPLY + "/day", "day", "1.12.2026")).hasRedirectedUrl(APPLY + "/dwelling-way");
        chooseDwelling(resident);
        rent(resident);
        assertThat(reach(resident)).hasRedirectedUrl(APPLY + "/check");
        MvcTestResult check = resident.get(APPLY + "/check");
        assertThat(text(check)).contains("Tim Muster zieht mit", "Lea Muster bleibt", "Probegasse 7", "01.12.2026");

        String confirmation = target(resident.post(APPLY + "/check", "submission", hidden(check, "submission")));

        assertThat(confirmation).matches("/move/requests/UM-2026-[0-9A-Z]{8}/confirmation");
        assertThat(text(resident.get(confirmation))).contains("Der Umzug ist gemeldet");
        String reference = confirmation.split("/")[3];
        String page = text(resident.get("/move/requests/" + reference));
        assertThat(page).contains("Anna Muster, Tim Muster", "0 von 2").doesNotContain("Mögliche Busse");
        assertThat(pdf(resident, page)).contains("Meldebestätigung", "01.12.2026", "Probegasse 7", "Anna Muster",
                "Tim Muster", reference, "0.00").doesNotContain("Lea", "Busse");
        assertThat(events.of(EventAction.CASE_SUBMIT)).contains(CaseEvent.submitted(reference, "move", "granted"));
    }

    @Test
    void takesALateReportWithANoticeOfTheFine() throws IOException {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-2");
        identify(resident, "within", anna);
        assertThat(resident.post(APPLY + "/day", "day", "8.11.2026")).hasRedirectedUrl(APPLY + "/late");
        assertThat(text(resident.get(APPLY + "/late"))).contains("bis 22.11.2026", "100.00");
        assertThat(resident.post(APPLY + "/late")).hasStatus(422);
        assertThat(resident.post(APPLY + "/late", "late-noted", "true")).hasRedirectedUrl(APPLY + "/dwelling-way");
        chooseDwelling(resident);
        rent(resident);
        reach(resident);
        String page = text(resident.get("/move/requests/" + handIn(resident)));
        assertThat(page).contains("Mögliche Busse", "22.11.2026");
        assertThat(pdf(resident, page)).contains("bis 22.11.2026 fällig", "100.00");
    }

    @Test
    void theLastDayIsInTime() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-3");
        identify(resident, "within", anna);
        assertThat(resident.post(APPLY + "/day", "day", "9.11.2026")).hasRedirectedUrl(APPLY + "/dwelling-way");
        assertThat(resident.post(APPLY + "/day", "day", "1.12.2126")).hasStatus(422);
    }

    @Test
    void sendsPeopleToTheCounterInTheSameWordsWhateverTheReason() {
        RegisteredPerson blocked = citizen("Bea");
        registers.sendsToTheCounter(blocked);
        RegisteredPerson known = citizen("Kim");
        registers.knows(known);
        Browser resident = TestMoves.resident(pages, "move-4");
        MvcTestResult within = identify(resident, "within", blocked);
        assertThat(within).hasStatus(422);
        assertThat(text(within)).contains(COUNTER);
        assertThat(text(identify(resident, "out", blocked))).contains(COUNTER);
        assertThat(text(identify(resident, "in", blocked))).contains(COUNTER);
        assertThat(text(identify(resident, "in", known))).as("nobody can try out who lives here").contains(COUNTER);
        identify(resident, "in", citizen("Neu"));
        for (String permit : List.of("n", "s")) {
            assertThat(text(resident.post(APPLY + "/papers", "papers", permit))).contains(COUNTER);
        }
        MvcTestResult child = resident.post(APPLY + "/identity", "ahv-number", TestMoves.number(citizen("Kind")),
                "official-name", "Muster", "first-names", "Kind", "sex", "male", "birth", "24.11.2008");
        assertThat(text(child)).contains(COUNTER);
        Browser visitor = Browser.ofVisitor(pages);
        assertThat(text(visitor.get("/move/suitable?grown=no"))).contains(COUNTER);
        assertThat(text(visitor.get("/move/suitable?grown=yes&permit-n-s=yes"))).contains(COUNTER);
    }

    @Test
    void saysSoWhenTheRegisterKnowsNobodyLikeThat() {
        Browser resident = TestMoves.resident(pages, "move-5");
        MvcTestResult unknown = identify(resident, "within", citizen("Niemand"));
        assertThat(unknown).hasStatus(422);
        assertThat(text(unknown)).contains("Wir finden Sie so nicht").doesNotContain(COUNTER);
    }

    @Test
    void keepsTheAnswersWhenARegisterIsAway() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-6");
        registers.setAway(true);
        MvcTestResult away = identify(resident, "within", anna);
        assertThat(away).hasStatus(503);
        assertThat(text(away)).contains("antwortet im Moment nicht");
        registers.setAway(false);
        assertThat(identify(resident, "within", anna)).hasRedirectedUrl(APPLY + "/day");
    }

    @Test
    void asksTheRegisterAgainWhenTheDirectionChanges() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-7");
        answerWithin(resident, anna, "1.12.2026");
        resident.post(APPLY + "/direction", "direction", "in");
        resident.post(APPLY + "/papers", "papers", "swiss");
        resident.post(APPLY + "/companions", "companions", "0");
        resident.post(APPLY + "/insurance-self", "insured-by-self", "later");
        assertThat(text(resident.get(APPLY + "/check"))).contains("Geben Sie sie noch einmal ein");
    }

    @Test
    void asksTheRegistersAgainForWhoMovesOnceMore() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-16");
        answerWithin(resident, anna, "1.12.2026");
        String reference = handIn(resident);
        resident.post(APPLY + "/again", "reference", reference);
        assertThat(resident.get(APPLY + "/check")).hasRedirectedUrl(APPLY + "/identity");
        assertThat(text(resident.get(APPLY + "/identity"))).contains("Muster");
    }

    @Test
    void findsADwellingByItsAddress() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-8");
        identify(resident, "within", anna);
        resident.post(APPLY + "/day", "day", "1.12.2026");
        resident.post(APPLY + "/dwelling-way", "dwelling-way", "address");
        assertThat(text(resident.post(APPLY + "/address", "street", "Nirgendsweg", "house", "1")))
                .contains("Wir finden dieses Haus nicht");
        assertThat(resident.post(APPLY + "/address", "street", "probegasse", "house", "7"))
                .hasRedirectedUrl(APPLY + "/dwelling");
        assertThat(text(resident.get(APPLY + "/dwelling"))).contains("Stock 1 links", "0000603");
        assertThat(resident.post(APPLY + "/dwelling", "dwelling", "1-1")).hasStatus(422);
        assertThat(resident.post(APPLY + "/dwelling", "dwelling", TestMoves.DWELLING.key()))
                .hasRedirectedUrl(APPLY + "/tenure");
    }

    @Test
    void leavesAnUnlistedDwellingToTheOffice() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-9");
        answerWithin(resident, anna, "1.12.2026");
        resident.post(APPLY + "/dwelling-way", "dwelling-way", "unlisted");
        resident.post(APPLY + "/unlisted", "new-street", "Neubauweg", "new-house", "1", "new-postcode", "8005",
                "floor", "2");
        assertThat(text(resident.get("/move/requests/" + handIn(resident)))).contains("Eingereicht",
                "antwortet bis 07.12.2026");
    }

    @Test
    void leavesASubletToTheOfficeAndAsksForConsent() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-10");
        answerWithin(resident, anna, "1.12.2026");
        assertThat(resident.post(APPLY + "/tenure", "tenure", "subtenant"))
                .hasRedirectedUrl(APPLY + "/consent-proof");
        MvcTestResult promised = resident.post(APPLY + "/consent-proof", "consent-ready", "now");
        assertThat(promised).hasStatus(422);
        assertThat(text(promised)).contains("Wählen Sie eine Datei aus");
        assertThat(resident.post(APPLY + "/consent-proof", "consent-ready", "later"))
                .as("it can be finished without").hasRedirectedUrl(APPLY + "/check");
        assertThat(text(resident.get("/move/requests/" + handIn(resident)))).contains("Eingereicht");
    }

    @Test
    void onlyThoseWhoSignedInWithASecondFactorGetIn() {
        assertThat(text(Browser.of(pages, "move-15").get(APPLY + "/direction")))
                .contains("/oauth2/authorization/meinkonto?level=multi-factor");
    }
}
