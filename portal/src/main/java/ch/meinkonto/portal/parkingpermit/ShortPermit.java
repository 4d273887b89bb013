package ch.meinkonto.portal.parkingpermit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * A request for a permit of single days, or of a newcomer's first weeks, and the permit it becomes once it is paid. What was
 * paid for days is not given back.
 *
 * @param reference as the resident sees it, for example {@code TK-2026-7F3K9Q2M}
 * @param owner pseudonymous account id
 * @param submission chosen by the one who submits: the same submission twice is one request
 * @param kind for days, or for a newcomer
 * @param mark the vehicle
 * @param zone where it may stand
 * @param days when
 * @param fee what it costs
 * @param contact how the resident is told
 * @param state where it stands
 * @param submittedAt when it was submitted
 * @param paidAt when the payment was settled, absent until then
 */
record ShortPermit(String reference, String owner, UUID submission, Kind kind, VehicleMark mark, ParkingZone zone,
        PermitDays days, Money fee, ParkingPermit.Contact contact, ParkingPermitState state, Instant submittedAt,
        @Nullable Instant paidAt) {
    /** What it is for. */
    enum Kind {
        /** Single days, for everybody with a Swiss plate. */
        DAY("TK", "day"),
        /** The first weeks of a vehicle that has no plate of the city yet; once. */
        PROVISIONAL("PP", "provisional");

        private final String prefix;
        private final String code;

        Kind(String prefix, String code) {
            this.prefix = prefix;
            this.code = code;
        }

        /** The first letters of its references. */
        String prefix() {
            return prefix;
        }

        /** The lower-case code in addresses, texts and for programs. */
        public String code() {
            return code;
        }
    }

    /** Whether a reference is that of such a permit. */
    static boolean isReference(String reference) {
        return Arrays.stream(Kind.values()).anyMatch(kind -> reference.startsWith(kind.prefix + "-"));
    }

    /** Whether the account of the resident is gone and the request is only kept. */
    public boolean isUnlinked() {
        return FormerResident.is(owner);
    }

    /** Where it stands on a day: nobody can pay any more for a day that is past. */
    ParkingPermitState stateOn(LocalDate day) {
        boolean over = state.isUnpaid() ? day.isAfter(days.first()) : days.isOverOn(day);
        return over && state.next().contains(ParkingPermitState.EXPIRED) ? ParkingPermitState.EXPIRED : state;
    }

    /** The resident goes to pay, for the first time or again. */
    ShortPermit payable(LocalDate today) {
        if (!stateOn(today).isUnpaid()) {
            throw new ParkingPermitRejected(Reason.NOT_PAYABLE);
        }
        return in(ParkingPermitState.AWAITING_PAYMENT, paidAt);
    }

    /**
     * The money came, perhaps late: after a withdrawal, after the first day, or after the vehicle got another permit.
     *
     * @param taken whether another permit counts for the vehicle on one of the days
     */
    ShortPermit paid(Instant at, LocalDate today, boolean taken) {
        if (paidAt != null) {
            return this;
        }
        boolean counts = stateOn(today).isUnpaid() && !taken;
        return in(counts ? ParkingPermitState.ACTIVE : ParkingPermitState.REFUND_DUE, at);
    }

    /** The payment came to nothing; news of that kind that arrive after the money change nothing. */
    ShortPermit paymentFailed() {
        return state == ParkingPermitState.AWAITING_PAYMENT ? in(ParkingPermitState.PAYMENT_FAILED, paidAt) : this;
    }

    /** The resident no longer wants it. */
    ShortPermit withdrawn() {
        if (!state.isUnpaid()) {
            throw new ParkingPermitRejected(Reason.NOT_WITHDRAWABLE);
        }
        return in(ParkingPermitState.WITHDRAWN, paidAt);
    }

    private ShortPermit in(ParkingPermitState next, @Nullable Instant paid) {
        if (next != state && !state.next().contains(next)) {
            throw new IllegalStateException("a permit never goes from " + state + " to " + next);
        }
        return new ShortPermit(reference, owner, submission, kind, mark, zone, days, fee, contact, next, submittedAt,
                paid);
    }
}
