package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.byProgram;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Requests that await their payment, as programs and bills make them. */
@PortalTest
class UnpaidPermitRequestTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;

    @BeforeEach
    void forget() {
        events.clear();
    }

    @AfterEach
    void calm() {
        payments.setUnavailable(false);
    }

    @Test
    void rejectsASecondRequestWhileTheFirstIsUnpaid() {
        String plate = plate();
        byProgram(pages, "journey-11", plate, "2026-11");
        Browser anna = Browser.of(pages, "journey-11");
        anna.post("/parking-permit/apply/plate", "plate", plate);
        anna.post("/parking-permit/apply/zone", "postcode", "8004");
        MvcTestResult refused = anna.post("/parking-permit/apply/start", "start", "2026-11");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("Sie haben für dieses Kennzeichen schon einen Antrag");
    }

    @Test
    void letsOnePayARequestOfAProgramUntilItIsPaid() {
        String reference = byProgram(pages, "journey-20", plate(), "2026-11");
        payments.fail(reference, "declined");
        Browser anna = Browser.of(pages, "journey-20");
        String page = "/parking-permit/requests/" + reference;
        assertThat(anna.get(page + "/confirmation")).hasRedirectedUrl(page);
        assertThat(text(anna.get(page))).contains("Zahlung nicht abgeschlossen");
        assertThat(text(anna.get("/requests"))).contains("Bezahlen Sie");
        payments.setUnavailable(true);
        String away = target(anna.post(page + "/pay"));
        assertThat(away).endsWith("?payment=provider_unavailable");
        assertThat(text(anna.get(away))).contains("Es wurde nichts abgebucht");
        payments.setUnavailable(false);
        assertThat(target(anna.post(page + "/pay"))).startsWith("http://localhost:8070/");
        payments.settle(reference);
        assertThat(text(anna.get(page))).contains("Bezahlt und gültig");
        assertThat(anna.post(page + "/pay")).hasRedirectedUrl(page);
        assertThat(events.of(EventAction.CASE_CHANGE)).contains(
                CaseEvent.changed(reference, "parking-permit", "awaiting_payment", "active"));
    }

    @Test
    void givesMoneyBackThatComesAfterAWithdrawal() {
        Browser anna = Browser.of(pages, "journey-14");
        String reference = byProgram(pages, "journey-14", plate(), "2026-11");
        String page = "/parking-permit/requests/" + reference;
        assertThat(text(anna.get(page + "/withdraw"))).contains("Es entstehen keine Kosten");
        assertThat(anna.post(page + "/withdraw")).hasRedirectedUrl(page);
        assertThat(text(anna.get(page))).contains("Zurückgezogen");
        payments.settle(reference);
        assertThat(text(anna.get(page))).contains("Wir zahlen das Geld zurück");
    }
}
