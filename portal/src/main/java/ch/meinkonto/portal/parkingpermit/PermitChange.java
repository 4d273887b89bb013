package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;

import ch.meinkonto.portal.cityservice.WrittenDay;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** What a resident reports of a permit that counts: another plate, or another address in the city. */
sealed interface PermitChange {
    /** Since when it is so. */
    LocalDate since();

    /**
     * The vehicle has another plate, or it is another vehicle.
     *
     * @param plate the new one
     * @param since first day with it
     */
    record NewPlate(NumberPlate plate, LocalDate since) implements PermitChange {}

    /**
     * The resident lives in another zone.
     *
     * @param zone the new one
     * @param since first day there
     */
    record NewAddress(ParkingZone zone, LocalDate since) implements PermitChange {}

    /**
     * Whether it is reported too late.
     *
     * @param days how long one has, counted from the day after the change
     */
    default boolean isLateOn(LocalDate today, int days) {
        return today.isAfter(since().plusDays(days));
    }

    /**
     * Refuses a day that cannot be meant: one to come, because the permit changes at once, or one more than a year ago.
     *
     * @throws ParkingPermitRejected when the day cannot be meant
     */
    default void mustBeReportableOn(LocalDate today) {
        if (since().isAfter(today)) {
            throw new ParkingPermitRejected(Reason.SINCE_IN_FUTURE);
        }
        if (since().isBefore(today.minusYears(1))) {
            throw new ParkingPermitRejected(Reason.SINCE_TOO_OLD);
        }
    }

    /** The lower-case code in the history. */
    default String code() {
        return switch (this) {
            case NewPlate ignored -> "plate";
            case NewAddress ignored -> "address";
        };
    }

    /**
     * Reads a day as people write it: {@code 3.12.2026}, or as programs do: {@code 2026-12-03}.
     *
     * @throws ParkingPermitRejected when it is missing or no day
     */
    static LocalDate dayOf(String written) {
        if (written.isBlank()) {
            throw new ParkingPermitRejected(Reason.SINCE_MISSING);
        }
        return WrittenDay.read(written).orElseThrow(() -> new ParkingPermitRejected(Reason.SINCE_FORMAT));
    }
}
