package ch.meinkonto.portal.parkingpermit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * A request for a parking permit, and the permit it becomes once it is paid.
 *
 * @param reference as the resident sees it, for example {@code PK-2026-7F3K9Q2M}
 * @param owner pseudonymous account id
 * @param submission chosen by the one who submits: the same submission twice is one request
 * @param plate the vehicle
 * @param zone where it may stand
 * @param validity when
 * @param fee what it costs
 * @param tariff the tariff after which the fee was charged
 * @param contact how the resident is told
 * @param state where it stands
 * @param submittedAt when it was submitted
 * @param paidAt when the payment was settled, absent until then
 */
record ParkingPermit(String reference, String owner, UUID submission, NumberPlate plate, ParkingZone zone,
        Validity validity, Money fee, String tariff, Contact contact, ParkingPermitState state, Instant submittedAt,
        @Nullable Instant paidAt) {
    /**
     * How a resident is told what becomes of a request.
     *
     * @param email address, absent where none is known
     * @param language language of messages and documents
     */
    record Contact(@Nullable String email, Locale language) {
        @Override
        public String toString() {
            return "Contact[language=" + language + "]";
        }
    }

    /** Whether the account of the resident is gone and the request is only kept. */
    public boolean isUnlinked() {
        return FormerResident.is(owner);
    }

    /** Where it stands on a day: what nobody used or paid in time is over without anybody doing something. */
    ParkingPermitState stateOn(LocalDate day) {
        boolean canExpire = state.next().contains(ParkingPermitState.EXPIRED);
        return canExpire && validity.isOverOn(day) ? ParkingPermitState.EXPIRED : state;
    }

    /** The resident goes to pay, for the first time or again. */
    ParkingPermit payable(LocalDate today) {
        if (!stateOn(today).isUnpaid()) {
            throw new ParkingPermitRejected(Reason.NOT_PAYABLE);
        }
        return state == ParkingPermitState.AWAITING_PAYMENT ? this : in(ParkingPermitState.AWAITING_PAYMENT);
    }

    /**
     * The money came, perhaps late: after a failed first attempt, after a withdrawal, after the year, or after the plate got
     * another permit.
     *
     * @param plateHasPermit whether another permit of the same year is active for the plate
     */
    ParkingPermit paid(Instant at, LocalDate today, boolean plateHasPermit) {
        if (paidAt != null) {
            return this;
        }
        boolean counts = stateOn(today).isUnpaid() && !plateHasPermit;
        ParkingPermit settled = in(counts ? ParkingPermitState.ACTIVE : ParkingPermitState.REFUND_DUE);
        return new ParkingPermit(reference, owner, submission, plate, zone, validity, fee, tariff, contact,
                settled.state, submittedAt, at);
    }

    /** The payment came to nothing; news of that kind that arrive after the money change nothing. */
    ParkingPermit paymentFailed() {
        return state == ParkingPermitState.AWAITING_PAYMENT ? in(ParkingPermitState.PAYMENT_FAILED) : this;
    }

    /** The resident no longer wants it. */
    ParkingPermit withdrawn() {
        if (!state.isUnpaid()) {
            throw new ParkingPermitRejected(Reason.NOT_WITHDRAWABLE);
        }
        return in(ParkingPermitState.WITHDRAWN);
    }

    private ParkingPermit in(ParkingPermitState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("a permit never goes from " + state + " to " + next);
        }
        return new ParkingPermit(reference, owner, submission, plate, zone, validity, fee, tariff, contact, next,
                submittedAt, paidAt);
    }
}
