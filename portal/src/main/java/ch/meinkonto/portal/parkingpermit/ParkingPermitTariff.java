package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;

/**
 * What a permit costs, for permits that begin while the tariff is in force.
 *
 * @param name stays with every permit charged after it
 * @param year price of a whole calendar year
 * @param from first day in force
 * @param until last day in force, absent while there is no end
 */
record ParkingPermitTariff(String name, Money year, LocalDate from, @Nullable LocalDate until) {
    private static final int MONTHS = 12;

    /** Whether permits that begin on this day are charged after this tariff. */
    boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The price of a permit: a twelfth of the year's price for each started month, to five Rappen. */
    Money feeFor(Validity validity) {
        if (!isInForceOn(validity.from())) {
            throw new IllegalArgumentException("tariff " + name + " is not in force on " + validity.from());
        }
        return year.share(validity.startedMonths(), MONTHS);
    }
}
