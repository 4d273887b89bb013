package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.born;
import static ch.meinkonto.portal.move.TestMoves.chooseDwelling;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static ch.meinkonto.portal.move.TestMoves.identify;
import static ch.meinkonto.portal.move.TestMoves.reach;
import static ch.meinkonto.portal.move.TestMoves.rent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** A child that moves with one parent: the other one agrees, or nobody else has to. */
@PortalTest
class CustodyTests {
    private static final LocalDate CHILDHOOD = LocalDate.of(2016, 5, 4);

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
        registers.lists(TestMoves.DWELLING);
    }

    @AfterEach
    void calm() {
        registers.calm();
    }

    /** A mother who begins a move within the city, with whom the register names in her household. */
    private Browser mother(String account, RegisteredPerson... household) {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna, household);
        Browser resident = TestMoves.resident(pages, account);
        identify(resident, "within", anna);
        return resident;
    }

    private static void finish(Browser resident) {
        resident.post(APPLY + "/day", "day", "1.12.2026");
        chooseDwelling(resident);
        rent(resident);
        reach(resident);
    }

    @Test
    void asksForTheOtherParentsConsentWhereTheyDoNotMoveAlong() {
        Browser anna = mother("custody-1", citizen("Urs"), born("Lea", CHILDHOOD));
        anna.post(APPLY + "/along-one", "along-one", "stays");
        assertThat(anna.post(APPLY + "/along-two", "along-two", "moves")).hasRedirectedUrl(APPLY + "/authority");
        assertThat(text(anna.get(APPLY + "/authority"))).contains("Artikel 301a des Zivilgesetzbuchs");
        assertThat(anna.post(APPLY + "/authority", "authority", "joint"))
                .hasRedirectedUrl(APPLY + "/agreement-proof");
        assertThat(anna.post(APPLY + "/agreement-proof", "agreement", "paper")).as("promised and not sent")
                .hasStatus(422);
        TestMoves.sendPaper(anna, "agreement-proof", "agreed", "agreement", "paper");
        finish(anna);
        String reference = handIn(anna);
        assertThat(text(anna.get("/move/requests/" + reference))).as("a person looks at it").contains("Eingereicht");
        Browser carla = TestOffice.worker(pages, "custody-carla", reference);
        assertThat(text(carla.get("/staff/moves/" + reference)))
                .contains("Gemeinsame Sorge. Einverständnis liegt bei").doesNotContain("Fehlen noch");
    }

    @Test
    void asksTooWhereTheHouseholdHasNoOtherParent() {
        Browser anna = mother("custody-2", born("Lea", CHILDHOOD));
        assertThat(anna.post(APPLY + "/along-one", "along-one", "moves")).hasRedirectedUrl(APPLY + "/authority");
    }

    @Test
    void asksNothingWhereBothMoveOrTheChildStays() {
        Browser anna = mother("custody-3", born("Lea", CHILDHOOD), citizen("Urs"));
        anna.post(APPLY + "/along-one", "along-one", "moves");
        assertThat(anna.post(APPLY + "/along-two", "along-two", "moves")).hasRedirectedUrl(APPLY + "/day");
        anna.post(APPLY + "/along-one", "along-one", "stays");
        assertThat(anna.post(APPLY + "/along-two", "along-two", "stays")).hasRedirectedUrl(APPLY + "/day");
        finish(anna);
        assertThat(text(anna.get("/move/requests/" + handIn(anna)))).contains("Bewilligt");
    }

    @Test
    void whoComesOfAgeTodayDecidesForThemselves() {
        Browser anna = mother("custody-4", born("Lea", LocalDate.of(2008, 11, 23)));
        assertThat(anna.post(APPLY + "/along-one", "along-one", "moves")).hasRedirectedUrl(APPLY + "/day");
        Browser bea = mother("custody-5", born("Kim", LocalDate.of(2008, 11, 24)));
        assertThat(bea.post(APPLY + "/along-one", "along-one", "moves")).hasRedirectedUrl(APPLY + "/authority");
    }

    @Test
    void whoDecidesAloneDeclaresItAndTheRulingMayFollow() {
        Browser anna = mother("custody-6", born("Lea", CHILDHOOD));
        anna.post(APPLY + "/along-one", "along-one", "moves");
        assertThat(anna.post(APPLY + "/authority", "authority", "sole")).hasRedirectedUrl(APPLY + "/ruling-proof");
        assertThat(anna.post(APPLY + "/ruling-proof", "ruling-ready", "later")).as("not declared").hasStatus(422);
        assertThat(anna.post(APPLY + "/ruling-proof", "sole-declared", "true", "ruling-ready", "later"))
                .hasRedirectedUrl(APPLY + "/day");
        finish(anna);
        String reference = handIn(anna);
        Browser carla = TestOffice.worker(pages, "custody-carla", reference);
        assertThat(text(carla.get("/staff/moves/" + reference)))
                .contains("Alleinige Sorge erklärt. Urteil fehlt noch", "Fehlen noch. Fragen Sie danach");
        carla.post("/staff/moves/" + reference + "/ask", "question", "ruling-proof", "text", "Bitte das Urteil.");
        assertThat(text(anna.get("/move/requests/" + reference + "/correct"))).contains("Bitte das Urteil.",
                "type=\"file\"");
    }

    @Test
    void asksWhoArrivesWithAChildAlone() {
        Browser nora = TestMoves.resident(pages, "custody-7");
        identify(nora, "in", citizen("Nora"));
        nora.post(APPLY + "/papers", "papers", "swiss");
        nora.post(APPLY + "/companions", "companions", "1");
        assertThat(nora.post(APPLY + "/companion-one", "first-names-one", "Tom", "name-one", "Neu", "sex-one", "male",
                "birth-one", "4.5.2016", "ahv-number-one", TestMoves.number(citizen("Tom"))))
                .hasRedirectedUrl(APPLY + "/authority");
        assertThat(nora.post(APPLY + "/companion-one", "first-names-one", "Tom", "name-one", "Neu", "sex-one", "male",
                "birth-one", "4.5.1990", "ahv-number-one", TestMoves.number(citizen("Tom"))))
                .hasRedirectedUrl(APPLY + "/day");
    }
}
