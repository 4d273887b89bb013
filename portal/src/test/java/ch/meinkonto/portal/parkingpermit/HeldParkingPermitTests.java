package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.byProgram;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;

/** A request whose payment is held: what the resident and the caseworker see of it. */
@PortalTest
class HeldParkingPermitTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;

    private String reference = "";

    @BeforeEach
    void heldPaymentOfAnna() {
        reference = byProgram(pages, "held-anna", plate(), "2026-11");
        payments.hold(reference);
    }

    @Test
    void theResidentIsToldToWaitAndCannotPayASecondTime() {
        Browser anna = Browser.of(pages, "held-anna");
        String page = "/parking-permit/requests/" + reference;

        assertThat(text(anna.get(page))).contains("Wir schauen Ihre Zahlung genauer an", "Bezahlen Sie nicht nochmals")
                .doesNotContain("id=\"pay\"");
        assertThat(target(anna.post(page + "/pay"))).isEqualTo(page + "?payment=held");
        assertThat(payments.openedFor(reference)).hasSize(1);
    }

    @Test
    void theCaseworkerSeesWhyNothingMoves() {
        Browser carla = Browser.signedIn(pages, "held-carla", "CASEWORKER");
        String page = "/staff/parking-permits/" + reference;

        assertThat(text(carla.post(page, "purpose", "payment"))).contains("Zurückgehalten: Die Sicherheitsstelle");
    }
}
