package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.answerOut;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.foreigner;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static ch.meinkonto.portal.move.TestMoves.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;

/** What is decided by rule, and what the office asks and decides. */
@PortalTest
class MoveDecisionTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private RecordingPayments payments;
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

    @Test
    void theOfficeAsksForPapersThatWereToFollow() {
        RegisteredPerson ana = foreigner("Ana");
        registers.knows(ana);
        Browser resident = TestMoves.resident(pages, "move-17");
        answerWithin(resident, ana, "1.12.2026");
        resident.post(APPLY + "/permits-proof", "permits-ready", "later");
        String reference = TestMoves.pay(resident, payments);
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        carla.post("/staff/moves/" + reference + "/ask", "question", "permits-proof", "text", "Ihr Ausweis fehlt.");
        assertThat(text(resident.get("/move/requests/" + reference + "/correct"))).contains("Ihr Ausweis fehlt.",
                "type=\"file\"");
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Ihr Ausweis fehlt.");
    }

    @Test
    void grantsNothingByRuleBeforeTheLeaseIsThere() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-18");
        answerWithin(resident, anna, "1.12.2026");
        resident.post(APPLY + "/lease-proof", "lease-ready", "later");
        String reference = handIn(resident);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Eingereicht",
                "antwortet bis 07.12.2026");
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        assertThat(text(carla.get("/staff/moves/" + reference))).contains("Fehlen noch. Fragen Sie danach");
        carla.post("/staff/moves/" + reference + "/ask", "question", "lease-proof", "text", "Bitte den Vertrag.");
        assertThat(text(resident.get("/move/requests/" + reference + "/correct"))).contains("Bitte den Vertrag.");
    }

    @Test
    void comparesTheLandlordWithWhatLandlordsReport() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        registers.isLetBy(TestMoves.DWELLING, "Muster Verwaltung");
        Browser resident = TestMoves.resident(pages, "move-19");
        answerWithin(resident, anna, "1.12.2026");
        assertThat(text(resident.get("/move/requests/" + handIn(resident)))).contains("Bewilligt");
        registers.isLetBy(TestMoves.DWELLING, "Baugenossenschaft Probe");
        answerWithin(resident, anna, "1.12.2026");
        String reference = handIn(resident);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Eingereicht")
                .doesNotContain("Baugenossenschaft Probe");
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        assertThat(text(carla.get("/staff/moves/" + reference)))
                .contains("Weicht ab. Gemeldet ist: Baugenossenschaft Probe");
    }

    @Test
    void saysInWhatALandlordsReportDiffers() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        registers.reports(TestMoves.DWELLING,
                new LandlordReport(TestMoves.DWELLING.key(), "Muster Verwaltung", LocalDate.of(2026, 11, 16)));
        Browser resident = TestMoves.resident(pages, "move-20");
        answerWithin(resident, anna, "1.12.2026");
        assertThat(text(resident.get("/move/requests/" + handIn(resident)))).contains("Bewilligt");
        registers.reports(TestMoves.DWELLING,
                new LandlordReport("990000007-4", "Muster Verwaltung", LocalDate.of(2026, 4, 1)));
        answerWithin(resident, anna, "1.12.2026");
        String reference = handIn(resident);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Eingereicht");
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        assertThat(text(carla.get("/staff/moves/" + reference))).contains("Stimmt überein: Muster Verwaltung",
                "Gemeldet ist 990000007-4, angegeben 990000007-3", "Weicht ab. Gemeldet ist: 01.04.2026");
    }

    @Test
    void takesADepartureByRuleWhereTheMunicipalityIsKnown() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-12");
        answerOut(resident, anna, "winterthur");
        assertThat(text(resident.get("/move/requests/" + handIn(resident)))).contains("Bewilligt", "0 von 1",
                "Haben Sie eine Parkkarte? Geben Sie sie zurück");
        registers.knows(anna);
        answerOut(resident, anna, "Hintertupfingen");
        assertThat(text(resident.get("/move/requests/" + handIn(resident)))).contains("Eingereicht");
    }

    @Test
    void theConfirmationSaysWhoHelpsFromThenOnAndWhereTheCertificateOfOriginGoes() throws IOException {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-21");
        answerOut(resident, anna, "Winterthur");
        assertThat(pdf(resident, text(resident.get("/move/requests/" + handIn(resident))))).contains(
                "Einwohnerkontrolle der neuen Gemeinde", "Heimatschein geht von Gemeinde zu Gemeinde");
        answerWithin(resident, anna, "1.12.2026");
        assertThat(pdf(resident, text(resident.get("/move/requests/" + handIn(resident)))))
                .contains("Personenmeldeamt der Stadt Zürich, 044 412 11 11").doesNotContain("Heimatschein");
        RegisteredPerson ana = foreigner("Ana");
        registers.knows(ana);
        answerOut(resident, ana, "Winterthur");
        String reference = handIn(resident);
        TestOffice.grant(pages, reference);
        assertThat(pdf(resident, text(resident.get("/move/requests/" + reference)))).doesNotContain("Heimatschein");
    }

    @Test
    void aCardOfSomebodyElseIsRefusedAndAPictureWillDo() {
        Browser resident = TestMoves.resident(pages, "move-22");
        TestMoves.identify(resident, "in", citizen("Neu"));
        resident.post(APPLY + "/papers", "papers", "swiss");
        resident.post(APPLY + "/companions", "companions", "0");
        assertThat(resident.post(APPLY + "/insurance-self", "insured-by-self", "number", "card-self",
                TestArrivals.CARD.digits())).hasStatus(422);
        assertThat(resident.post(APPLY + "/insurance-self", "insured-by-self", "picture")).as("there is none")
                .hasStatus(422);
        assertThat(resident.post(APPLY + "/insurance-self", "insured-by-self", "later")).hasStatus(303);
    }

    @Test
    void anArrivalNeedsTwoPeopleOfTheOffice() {
        Browser resident = TestMoves.resident(pages, "move-13");
        String reference = TestArrivals.handIn(resident, registers, payments);
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        TestOffice.decide(carla, reference, "granted");
        assertThat(text(carla.get("/staff/moves/" + reference))).contains("Eine zweite Person muss zustimmen");
        assertThat(text(resident.get("/move/requests/" + reference))).contains("In Prüfung");
        TestOffice.agree(pages, "move-leo", reference);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Bewilligt", "Nora Muster, Tom Neu",
                "0 von 2");
    }

    @Test
    void aRefusalNeedsTwoPeopleAndSaysWhatCanBeDone() throws IOException {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "move-14");
        answerOut(resident, anna, "Hintertupfingen");
        String reference = handIn(resident);
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        TestOffice.decide(carla, reference, "refused");
        TestOffice.agree(pages, "move-leo", reference);
        String page = text(resident.get("/move/requests/" + reference));
        assertThat(page).contains("Abgelehnt");
        assertThat(pdf(resident, page)).contains("Alles geprüft.", "innert 30 Tagen");
    }
}
