package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.mandate.TestMandates.act;
import static ch.meinkonto.portal.mandate.TestMandates.between;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.answerAll;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.form;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.mandate.TestMandates.Given;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What the permit for a year has from the platform: its request is a case, and what it became stays a permit. */
@PortalTest
class PermitOnThePlatformTests {
    private static final String APPLY = "/parking-permit/apply";
    private static final String CHECK = APPLY + "/check";
    private static final String REQUESTS = "/parking-permit/requests/";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void calm() {
        clock.reset();
    }

    private String paid(Browser resident, String plate, String month) {
        String reference = referenceIn(submit(resident, plate, month));
        payments.settle(reference);
        return reference;
    }

    @Test
    void theRequestAndThePermitHaveOneReferenceAndAreThereOnce() {
        Browser anna = Browser.of(pages, "platform-1");
        String reference = paid(anna, plate(), "2026-11");
        assertThat(jdbc.sql("select state || ' ' || outcome from cases.case_file where reference = ?").param(reference)
                .query(String.class).single()).isEqualTo("DECIDED GRANTED");
        assertThat(text(anna.get("/requests")).split("href=\"" + REQUESTS + reference, -1)).hasSize(2);
        assertThat(text(anna.get("/account/inbox")).split("href=\"" + REQUESTS + reference, -1)).hasSize(2);
        assertThat(text(anna.get("/account/inbox"))).contains("Neu");
        String page = text(anna.get(REQUESTS + reference));
        assertThat(page).contains("Bezahlt und gültig", "8004 Aussersihl", "Der Antrag dazu", "November 2026",
                "Leichtes Fahrzeug");
        assertThat(text(anna.get("/account/inbox"))).contains("Von Ihnen geöffnet");
    }

    @Test
    void tellsHowItStandsWithoutASignIn() {
        Browser anna = Browser.of(pages, "platform-2");
        String reference = paid(anna, plate(), "2026-11");
        String code = text(anna.get(REQUESTS + reference + "/confirmation"))
                .replaceFirst("(?s).*id=\"status-code\"[^>]*>([^<]+)<.*", "$1");
        assertThat(text(anna.get(REQUESTS + reference))).contains(code);
        MvcTestResult stand = Browser.ofVisitor(pages).post("/status", "reference", reference, "code", code);
        assertThat(stand).hasStatusOk();
        assertThat(text(stand)).contains(reference, "23.11.2026").doesNotContain("ZH ", "8004");
    }

    @Test
    void mailsOnceThatThePermitCounts() {
        Browser anna = Browser.of(pages, "platform-3");
        String reference = paid(anna, plate(), "2026-11");
        assertThat(jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + reference + "%").query(Integer.class).single()).isLessThanOrEqualTo(1);
        assertThat(permits.find(reference)).get().returns(ParkingPermitState.ACTIVE, ParkingPermit::state)
                .satisfies(permit -> assertThat(permit.fee().rappen()).isEqualTo(5_000));
    }

    @Test
    void beginsAgainWithTheVehicleOfLastTimeAndAsksForTheRest() {
        Browser anna = Browser.of(pages, "platform-4");
        String plate = plate();
        String reference = paid(anna, plate, "2026-11");
        clock.setTo(LocalDate.of(2027, 3, 2));
        assertThat(text(anna.get("/parking-permit"))).contains("Noch einmal mit Ihren Angaben vom 23.11.2026");
        anna.post(APPLY + "/again", "reference", reference);
        assertThat(anna.get(APPLY)).hasRedirectedUrl(APPLY + "/start");
        assertThat(text(anna.get(APPLY + "/plate"))).contains("value=\"" + plate + "\"");
        assertThat(anna.post(APPLY + "/start", "start", "2027-03")).hasRedirectedUrl(APPLY + "/declaration");
        anna.post(APPLY + "/declaration", "holder", "true", "vehicle", "true");
        assertThat(jdbc.sql("select answers->'asked-plate'->>0 from cases.draft where owner = 'platform-4'")
                .query(String.class).single()).as("the register was asked anew").isEqualTo(plate);
        String next = referenceIn(anna.post(CHECK, form(anna.get(CHECK))));
        payments.settle(next);
        assertThat(text(anna.get(REQUESTS + next))).contains("02.03.2027 – 31.12.2027");
    }

    @Test
    void whatWasPaidBeforeMidnightCountsFromTheMonthThatWasPaid() {
        Browser anna = Browser.of(pages, "platform-5");
        clock.setTo(LocalDate.of(2026, 11, 30));
        String reference = referenceIn(submit(anna, plate(), "2026-11"));
        clock.setTo(LocalDate.of(2026, 12, 1));
        payments.settle(reference);
        assertThat(permits.find(reference)).get().satisfies(permit -> {
            assertThat(permit.validity().from()).isEqualTo(LocalDate.of(2026, 11, 30));
            assertThat(permit.fee().rappen()).isEqualTo(5_000);
        });
    }

    @Test
    void monthsThatHaveNotBegunGoBackOfThePaymentOfTheRequest() {
        Browser anna = Browser.of(pages, "platform-6");
        String reference = paid(anna, plate(), "2026-11");
        anna.post(REQUESTS + reference + "/return");
        assertThat(payments.givenBackFor(reference).orElseThrow().amountMinor()).isEqualTo(2_500);
        assertThat(text(anna.get(REQUESTS + reference))).contains("Zurückgegeben");
    }

    @Test
    void aRepresentativeAsksForItAndTheResidentSeesWhoDid() {
        Browser anna = Browser.ofTwoFactors(pages, "platform-7", "Anna Muster");
        Given given = between(anna, Browser.ofTwoFactors(pages, "platform-8", "Beat Frei"), "31.3.2027",
                "parking-permit");
        Browser beat = Browser.ofTwoFactors(pages, "platform-8", "Beat Frei");
        beat = beat.shownFor(act(beat, given));
        assertThat(text(beat.get(APPLY + "/plate"))).contains("Welches Kennzeichen hat das Fahrzeug?");
        String reference = paid(beat, plate(), "2026-11");
        events.clear();
        assertThat(beat.get(REQUESTS + reference + "/permit.pdf")).hasStatusOk();
        assertThat(events.of(EventAction.DOCUMENT_DOWNLOAD)).singleElement().isInstanceOfSatisfying(
                DocumentEvent.class, download -> assertThat(download).returns("platform-7", DocumentEvent::owner)
                        .returns("mandate", DocumentEvent::relation));
        assertThat(text(beat.get(REQUESTS + reference))).contains("durch Beat Frei in Vertretung");
        assertThat(text(anna.get("/account/inbox"))).as("not opened by who represents her").contains("Neu");
        assertThat(text(anna.get("/account/looked-at"))).contains("Beat Frei war mit Ihrer Vollmacht hier");
        assertThat(text(anna.get("/requests"))).contains(reference);
        assertThat(text(Browser.ofTwoFactors(pages, "platform-8", "Beat Frei").get("/requests")))
                .doesNotContain(reference);
        beat.post(REQUESTS + reference + "/plate", "plate", "ZH 999999", "since", "20.11.2026");
        assertThat(permits.find(reference)).get().returns(2, ParkingPermit::edition);
    }

    @Test
    void staffFindItByItsReferenceWhereverTheyAre() {
        String reference = paid(Browser.of(pages, "platform-9"), plate(), "2026-11");
        Browser carla = Browser.ofStaff(pages, "platform-carla", "CASEWORKER");
        assertThat(target(carla.get("/staff/weekly-residences/find?reference=" + reference)))
                .isEqualTo("/staff/parking-permits/" + reference);
        carla.post("/staff/parking-permits/" + reference, "purpose", "control");
        assertThat(carla.post("/staff/parking-permits/" + reference + "/take").getResponse().getStatus())
                .as("there is nothing to decide").isGreaterThanOrEqualTo(400);
    }

    @Test
    void anotherPriceThanWasShownIsShownAgain() {
        Browser anna = Browser.of(pages, "platform-10");
        MvcTestResult check = answerAll(anna, plate(), "2026-11");
        MvcTestResult other = anna.post(CHECK, "submission", hidden(check, "submission"), "fee", "100");
        assertThat(other).hasStatus(422);
        assertThat(text(other)).contains("CHF\u00a050.00");
        assertThat(anna.post(CHECK, "submission", hidden(check, "submission"))).as("never for nothing")
                .hasRedirectedUrl(CHECK);
    }
}
