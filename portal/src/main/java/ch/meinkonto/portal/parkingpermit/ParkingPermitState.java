package ch.meinkonto.portal.parkingpermit;

import java.util.EnumSet;
import java.util.Set;

import ch.meinkonto.portal.cityservice.RequestSummary.Tone;
import ch.meinkonto.soc.contract.Codes;

/**
 * Where a request for a permit stands. A draft is not yet a request: it becomes one, awaiting payment, by being submitted.
 */
enum ParkingPermitState {
    /** Submitted; the resident is paying or has left the pay page open. */
    AWAITING_PAYMENT,
    /** Declined, cancelled or out of time: the resident may pay again. */
    PAYMENT_FAILED,
    /** Paid: the permit counts, from its first day on. */
    ACTIVE,
    /** Its year is over, or its request was never paid in time. */
    EXPIRED,
    /** The resident no longer wants it; nothing was paid. */
    WITHDRAWN,
    /** Paid although it was withdrawn, or although the plate had got another permit meanwhile: the money goes back. */
    REFUND_DUE,
    /** Given back before its time; the months that had not begun go back too. */
    RETURNED;

    /** Every change of state there is. */
    Set<ParkingPermitState> next() {
        return switch (this) {
            case AWAITING_PAYMENT -> EnumSet.of(ACTIVE, PAYMENT_FAILED, WITHDRAWN, EXPIRED, REFUND_DUE);
            case PAYMENT_FAILED -> EnumSet.of(AWAITING_PAYMENT, ACTIVE, WITHDRAWN, EXPIRED, REFUND_DUE);
            case ACTIVE -> EnumSet.of(EXPIRED, RETURNED);
            case WITHDRAWN, EXPIRED -> EnumSet.of(REFUND_DUE);
            case REFUND_DUE, RETURNED -> EnumSet.noneOf(ParkingPermitState.class);
        };
    }

    /** Whether the resident still can, and must, pay. */
    public boolean isUnpaid() {
        return this == AWAITING_PAYMENT || this == PAYMENT_FAILED;
    }

    /** Whether somebody still has to do with it: the resident must pay, the permit counts, or money must go back. */
    boolean isOpen() {
        return this != EXPIRED && this != WITHDRAWN && this != RETURNED;
    }

    public Tone tone() {
        return switch (this) {
            case ACTIVE -> Tone.GOOD;
            case AWAITING_PAYMENT, REFUND_DUE -> Tone.WARN;
            case PAYMENT_FAILED -> Tone.BAD;
            case EXPIRED, WITHDRAWN, RETURNED -> Tone.QUIET;
        };
    }

    /** The lower-case code in events and for programs. */
    public String code() {
        return Codes.of(this);
    }

    public String messageKey() {
        return "parking-permit.state." + code().replace('_', '-');
    }
}
