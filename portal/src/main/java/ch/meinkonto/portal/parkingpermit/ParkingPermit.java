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
 * @param edition 1, and one more with every change of plate or zone: only the newest paper counts
 * @param returned when and for how much it was given back, absent unless it was
 * @param vehicle what decided the price, absent where it is the same for all
 * @param space why there is no private space, absent where it was not asked
 */
record ParkingPermit(String reference, String owner, UUID submission, NumberPlate plate, ParkingZone zone,
        Validity validity, Money fee, String tariff, Contact contact, ParkingPermitState state, Instant submittedAt,
        @Nullable Instant paidAt, int edition, @Nullable Returned returned, @Nullable Vehicle vehicle,
        @Nullable PrivateSpace space) {
    /** One that was just asked for. */
    ParkingPermit(String reference, String owner, UUID submission, NumberPlate plate, ParkingZone zone,
            Validity validity, Money fee, String tariff, Contact contact, ParkingPermitState state,
            Instant submittedAt, @Nullable Instant paidAt) {
        this(reference, owner, submission, plate, zone, validity, fee, tariff, contact, state, submittedAt, paidAt, 1,
                null, null, null);
    }

    /**
     * The end of a permit before its time.
     *
     * @param on the day
     * @param refund what goes back, 0 or more
     */
    record Returned(LocalDate on, Money refund) {}

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

    /** The same with the vehicle that decided its price. */
    ParkingPermit pricedBy(Vehicle decided) {
        return new ParkingPermit(reference, owner, submission, plate, zone, validity, fee, tariff, contact, state,
                submittedAt, paidAt, edition, returned, decided, space);
    }

    /** The same with what was declared about a private space; nothing where it was not asked. */
    ParkingPermit declaring(@Nullable PrivateSpace declared) {
        return new ParkingPermit(reference, owner, submission, plate, zone, validity, fee, tariff, contact, state,
                submittedAt, paidAt, edition, returned, vehicle, declared);
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
                settled.state, submittedAt, at, edition, returned, vehicle, space);
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

    /**
     * The plate or the zone is another one: a new edition, for the same price.
     *
     * @throws ParkingPermitRejected when the permit does not count, nothing is changed, or the day cannot be meant
     */
    ParkingPermit changed(PermitChange change, LocalDate today) {
        if (stateOn(today) != ParkingPermitState.ACTIVE) {
            throw new ParkingPermitRejected(Reason.NOT_CHANGEABLE);
        }
        change.mustBeReportableOn(today);
        if (change instanceof PermitChange.NewPlate && vehicle != null) {
            // Another vehicle has another price: a new permit, and this one given back.
            throw new ParkingPermitRejected(Reason.PLATE_DECIDES_PRICE);
        }
        NumberPlate newPlate = change instanceof PermitChange.NewPlate(NumberPlate other, LocalDate ignored)
                ? other
                : plate;
        ParkingZone newZone = change instanceof PermitChange.NewAddress(ParkingZone other, LocalDate ignored)
                ? other
                : zone;
        if (newPlate.equals(plate) && newZone.equals(zone)) {
            throw new ParkingPermitRejected(change instanceof PermitChange.NewPlate
                    ? Reason.SAME_PLATE
                    : Reason.SAME_ZONE);
        }
        return new ParkingPermit(reference, owner, submission, newPlate, newZone, validity, fee, tariff, contact,
                state, submittedAt, paidAt, edition + 1, returned, vehicle, space);
    }

    /** What goes back when the permit is given back on a day: the share of the months that have not begun. */
    Money refundOn(LocalDate day) {
        return fee.share(validity.monthsNotBegunOn(day), validity.startedMonths());
    }

    /**
     * The resident gives it back before its time.
     *
     * @throws ParkingPermitRejected when it does not count
     */
    ParkingPermit returned(LocalDate today) {
        if (stateOn(today) != ParkingPermitState.ACTIVE) {
            throw new ParkingPermitRejected(Reason.NOT_RETURNABLE);
        }
        return new ParkingPermit(reference, owner, submission, plate, zone, validity, fee, tariff, contact,
                in(ParkingPermitState.RETURNED).state, submittedAt, paidAt, edition,
                new Returned(today, refundOn(today)), vehicle, space);
    }

    private ParkingPermit in(ParkingPermitState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("a permit never goes from " + state + " to " + next);
        }
        return new ParkingPermit(reference, owner, submission, plate, zone, validity, fee, tariff, contact, next,
                submittedAt, paidAt, edition, returned, vehicle, space);
    }
}
