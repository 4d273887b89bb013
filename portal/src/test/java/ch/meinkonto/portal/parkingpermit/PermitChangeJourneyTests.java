package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.byProgram;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.RecordingPayments.GivenBack;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.document.Seal;

/** A resident's ways when the car, the address or the wish for a permit has changed. */
@PortalTest
class PermitChangeJourneyTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TestClock clock;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private Seal seal;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void givesANewPaperForANewPlateAndTheOldOneCountsNoMore() {
        Browser anna = Browser.of(pages, "change-1");
        String reference = paid(anna, plate());
        String old = code(reference);
        assertThat(text(anna.get("/verify?c=" + old))).contains("Sie gilt heute");
        String other = plate();

        assertThat(anna.post(page(reference, "/plate"), "plate", other, "since", "20.11.2026"))
                .hasRedirectedUrl(page(reference, "?changed=yes"));

        assertThat(text(anna.get(page(reference, "?changed=yes")))).contains(other, "neue Karte")
                .doesNotContain("spät gemeldet");
        assertThat(text(anna.get("/verify?c=" + old))).contains("Nicht in Kraft");
        assertThat(text(anna.get("/verify?c=" + code(reference)))).contains("Sie gilt heute", other);
        assertThat(payments.openedFor(reference)).hasSize(1);
    }

    @Test
    void takesALateReportAndSaysSo() {
        Browser anna = Browser.of(pages, "change-2");
        String reference = paid(anna, plate());
        assertThat(anna.post(page(reference, "/address"), "postcode", "8005", "since", "8.11.2026"))
                .hasRedirectedUrl(page(reference, "?changed=late"));
        assertThat(text(anna.get(page(reference, "?changed=late")))).contains("8005 Industriequartier",
                "spät gemeldet");
    }

    @Test
    void refusesAPlateThatHasItsPermitAndAnAddressWithoutZone() {
        Browser anna = Browser.of(pages, "change-3");
        String taken = plate();
        paid(Browser.of(pages, "change-3-other"), taken);
        String reference = paid(anna, plate());
        assertThat(anna.post(page(reference, "/plate"), "plate", taken, "since", "23.11.2026")).hasStatus(422);
        assertThat(text(anna.post(page(reference, "/address"), "postcode", "8001", "since", "23.11.2026")))
                .contains("gibt es keine Parkkarte", "Karte zurückgeben");
        assertThat(text(anna.post(page(reference, "/plate"), "plate", plate(), "since", "24.11.2026")))
                .contains("Dieser Tag kommt erst");
    }

    @Test
    void takesAPermitBackOnceAndGivesBackTheMonthsToCome() {
        Browser anna = Browser.of(pages, "change-4");
        String reference = paid(anna, plate());
        assertThat(text(anna.get(page(reference, "/return")))).contains("CHF\u00a025.00", "1 Monat");

        anna.post(page(reference, "/return"));
        anna.post(page(reference, "/return"));

        assertThat(payments.givenBackFor(reference)).contains(new GivenBack(2500, "permit_returned"));
        assertThat(text(anna.get(page(reference, "")))).contains("Zurückgegeben", "Wir zahlen Ihnen CHF\u00a025.00");
        assertThat(anna.get(page(reference, "/permit.pdf"))).hasStatus(409);
        assertThat(text(anna.get("/verify?c=" + code(reference)))).contains("Nicht in Kraft");
    }

    @Test
    void showsStaffWhatWasChangedAndWhatGoesBack() {
        Browser anna = Browser.of(pages, "change-9");
        String reference = paid(anna, plate());
        String other = plate();
        anna.post(page(reference, "/plate"), "plate", other, "since", "20.11.2026");
        anna.post(page(reference, "/return"));
        assertThat(text(Browser.signedIn(pages, "change-carla", "CASEWORKER")
                .post("/staff/parking-permits/" + reference, "purpose", "payment")))
                .contains("Neues Kennzeichen " + other, "seit 20.11.2026", "CHF\u00a025.00", "unterwegs");
    }

    @Test
    void givesNothingBackInDecember() {
        Browser anna = Browser.of(pages, "change-5");
        String reference = paid(anna, plate());
        clock.setTo(LocalDate.of(2026, 12, 1));
        assertThat(text(anna.get(page(reference, "/return")))).contains("kein Geld zurück");
        anna.post(page(reference, "/return"));
        assertThat(payments.givenBackFor(reference)).isEmpty();
    }

    @Test
    void freesThePlateOfAPermitThatWasGivenBack() {
        Browser anna = Browser.of(pages, "change-6");
        String plate = plate();
        anna.post(page(paid(anna, plate), "/return"));
        assertThat(referenceIn(submit(Browser.of(pages, "change-6-next"), plate, "2026-11"))).startsWith("PK-2026-");
    }

    @Test
    void givesBackAllOfAPaymentThatCameTooLate() {
        Browser anna = Browser.of(pages, "change-7");
        String reference = byProgram(pages, "change-7", plate(), "2026-11");
        anna.post(page(reference, "/withdraw"));
        payments.settle(reference);
        assertThat(payments.givenBackFor(reference)).contains(new GivenBack(5000, "request_over"));
    }

    @Test
    void showsNobodyElsesPermit() {
        String reference = paid(Browser.of(pages, "change-8"), plate());
        Browser mallory = Browser.of(pages, "change-8-mallory");
        assertThat(mallory.post(page(reference, "/return"))).hasStatus(404);
        assertThat(mallory.post(page(reference, "/plate"), "plate", "ZH 1", "since", "20.11.2026")).hasStatus(404);
        assertThat(mallory.get(page(reference, "/address"))).hasStatus(404);
    }

    private String paid(Browser resident, String plate) {
        String reference = referenceIn(submit(resident, plate, "2026-11"));
        payments.settle(reference);
        return reference;
    }

    private String code(String reference) {
        return seal.seal(SealedParkingPermit.of(permits.find(reference).orElseThrow()).write());
    }

    private static String page(String reference, String rest) {
        return "/parking-permit/requests/" + reference + rest;
    }
}
