package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.parkingpermit.ParkingPermitState.ACTIVE;
import static ch.meinkonto.portal.parkingpermit.ParkingPermitState.AWAITING_PAYMENT;
import static ch.meinkonto.portal.parkingpermit.ParkingPermitState.EXPIRED;
import static ch.meinkonto.portal.parkingpermit.ParkingPermitState.PAYMENT_FAILED;
import static ch.meinkonto.portal.parkingpermit.ParkingPermitState.REFUND_DUE;
import static ch.meinkonto.portal.parkingpermit.ParkingPermitState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** What can become of a request. */
class ParkingPermitTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    @ParameterizedTest
    @CsvSource({"AWAITING_PAYMENT, false, ACTIVE", "PAYMENT_FAILED, false, ACTIVE", "WITHDRAWN, false, REFUND_DUE",
            "AWAITING_PAYMENT, true, REFUND_DUE", "PAYMENT_FAILED, true, REFUND_DUE"})
    void decidesWhatMoneyMeans(ParkingPermitState before, boolean plateHasPermit, ParkingPermitState after) {
        ParkingPermit paid = TestParkingPermits.in(before).paid(NOW, TODAY, plateHasPermit);
        assertThat(paid.state()).isEqualTo(after);
        assertThat(paid.paidAt()).isEqualTo(NOW);
    }

    @Test
    void givesBackMoneyThatComesAfterTheYear() {
        ParkingPermit late = TestParkingPermits.in(AWAITING_PAYMENT).paid(NOW, LocalDate.of(2027, 1, 16), false);
        assertThat(late.state()).isEqualTo(REFUND_DUE);
    }

    @Test
    void isPaidOnce() {
        ParkingPermit active = TestParkingPermits.in(AWAITING_PAYMENT).paid(NOW, TODAY, false);
        assertThat(active.paid(NOW.plusSeconds(9), TODAY, true)).isSameAs(active);
        assertThat(active.paymentFailed()).isSameAs(active);
    }

    @Test
    void canBePaidAgainAfterAFailure() {
        ParkingPermit failed = TestParkingPermits.in(AWAITING_PAYMENT).paymentFailed();
        assertThat(failed.state()).isEqualTo(PAYMENT_FAILED);
        assertThat(failed.payable(TODAY).state()).isEqualTo(AWAITING_PAYMENT);
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE", "WITHDRAWN", "REFUND_DUE", "EXPIRED"})
    void takesNoMoneyForWhatIsSettled(ParkingPermitState state) {
        ParkingPermit permit = TestParkingPermits.in(state);
        assertThatExceptionOfType(ParkingPermitRejected.class)
                .isThrownBy(() -> permit.payable(TODAY))
                .returns(Reason.NOT_PAYABLE, ParkingPermitRejected::reason);
        assertThatExceptionOfType(ParkingPermitRejected.class)
                .isThrownBy(permit::withdrawn)
                .returns(Reason.NOT_WITHDRAWABLE, ParkingPermitRejected::reason);
    }

    @ParameterizedTest
    @CsvSource({"AWAITING_PAYMENT, EXPIRED", "PAYMENT_FAILED, EXPIRED", "ACTIVE, EXPIRED", "WITHDRAWN, WITHDRAWN",
            "REFUND_DUE, REFUND_DUE"})
    void expiresByItself(ParkingPermitState state, ParkingPermitState afterTheYear) {
        ParkingPermit permit = TestParkingPermits.in(state);
        assertThat(permit.stateOn(LocalDate.of(2027, 1, 15))).isEqualTo(state);
        assertThat(permit.stateOn(LocalDate.of(2027, 1, 16))).isEqualTo(afterTheYear);
    }

    @Property
    void onlyGoesWaysThatAreListed(@ForAll("histories") List<String> history) {
        ParkingPermit permit = TestParkingPermits.in(AWAITING_PAYMENT);
        List<ParkingPermitState> states = new ArrayList<>();
        for (String event : history) {
            ParkingPermit after = apply(event, permit);
            if (after.state() != permit.state()) {
                assertThat(permit.state().next()).contains(after.state());
                states.add(after.state());
            }
            if (permit.paidAt() != null) {
                assertThat(after.state()).isEqualTo(permit.state());
            }
            permit = after;
        }
        assertThat(permit.paidAt() != null).isEqualTo(permit.state() == ACTIVE || permit.state() == REFUND_DUE);
        assertThat(states).doesNotContain(EXPIRED);
        assertThat(history.contains("withdraw") || permit.state() != WITHDRAWN).isTrue();
    }

    @Provide
    Arbitrary<List<String>> histories() {
        return Arbitraries.of("pay", "settle", "settle-taken", "fail", "withdraw").list().ofMaxSize(12);
    }

    private static ParkingPermit apply(String event, ParkingPermit permit) {
        UnaryOperator<ParkingPermit> decision = switch (event) {
            case "pay" -> before -> before.payable(TODAY);
            case "settle" -> before -> before.paid(NOW, TODAY, false);
            case "settle-taken" -> before -> before.paid(NOW, TODAY, true);
            case "fail" -> ParkingPermit::paymentFailed;
            default -> ParkingPermit::withdrawn;
        };
        try {
            return decision.apply(permit);
        } catch (ParkingPermitRejected refused) {
            return permit;
        }
    }
}
