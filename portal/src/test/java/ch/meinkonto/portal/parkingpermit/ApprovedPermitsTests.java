package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Grant;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Granted;

/** What becomes of permits that the office approved, beside all others. */
@PortalTest
class ApprovedPermitsTests {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @Autowired
    private PermitsByApproval approvals;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private RenewPermits renewal;
    @Autowired
    private ParkingPermitCheckout checkout;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private TestClock clock;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void areNotBilledForTheNextYearAsAllOthersAre() {
        Granted approved = granted("approved-1", "D: MAB2001");
        settled(approved.reference());
        ParkingPermit model = permits.find(approved.reference()).orElseThrow();
        String ordinary = "PK-2026-APPROVED1";
        transactions.executeWithoutResult(status -> permits.add(new ParkingPermit(ordinary, "approved-2",
                UUID.randomUUID(), NumberPlate.of("ZH 982001"), model.zone(), model.validity(), model.fee(),
                model.tariff(), model.contact(), ParkingPermitState.ACTIVE, model.submittedAt(), model.paidAt())));
        clock.setTo(DECEMBER);

        renewal.renew();

        assertThat(permits.ownedBy("approved-2")).as("an ordinary permit").hasSize(2);
        assertThat(permits.ownedBy("approved-1")).as("an approved one").hasSize(1);
    }

    @Test
    void whoPaysAfterThePlateGotAnotherPermitGetsTheMoneyBack() {
        Granted first = granted("approved-3", "D: MAB2003");
        Granted second = granted("approved-4", "D: MAB2003");
        settled(first.reference());
        settled(second.reference());
        assertThat(permits.find(first.reference()).orElseThrow().state()).isEqualTo(ParkingPermitState.ACTIVE);
        assertThat(permits.find(second.reference()).orElseThrow().state()).isEqualTo(ParkingPermitState.REFUND_DUE);
        assertThat(payments.givenBackFor(second.reference()).orElseThrow().amountMinor())
                .isEqualTo(second.fee().rappen());
    }

    @Test
    void bearASealThatCanBeReadWithAForeignPlate() {
        ParkingPermit permit = permits.find(granted("approved-5", "D: MÜX2005").reference()).orElseThrow();
        SealedParkingPermit sealed = SealedParkingPermit.of(permit);
        assertThat(SealedParkingPermit.read(sealed.write())).contains(sealed);
    }

    private Granted granted(String owner, String plate) {
        return Objects.requireNonNull(transactions.execute(status -> approvals.grant(
                new Grant("PA-" + owner, owner, plate, "8004", DECEMBER, null, null, owner + "@example.ch",
                        Locale.GERMAN))));
    }

    private void settled(String reference) {
        ParkingPermit permit = permits.find(reference).orElseThrow();
        checkout.open(permit, Locale.GERMAN);
        payments.settle(reference);
    }
}
