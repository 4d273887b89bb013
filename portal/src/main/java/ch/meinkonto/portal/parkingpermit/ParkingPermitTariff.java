package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;

/** What a permit costs, for permits that begin while the tariff is in force. Two kinds stand beside one another, by date. */
sealed interface ParkingPermitTariff permits FlatTariff, WeightTariff {
    int MONTHS = 12;

    /** Stays with every permit charged after it. */
    String name();

    /** First day in force. */
    LocalDate from();

    /** Last day in force, absent while there is no end. */
    @Nullable
    LocalDate until();

    /** Price of a whole calendar year for a vehicle. */
    Money yearFor(Vehicle vehicle);

    /** The price of a permit: a twelfth of the year's price for each started month, to five Rappen. */
    default Money feeFor(Validity validity, Vehicle vehicle) {
        return shareOf(yearFor(vehicle), validity);
    }

    /** Whether permits that begin on this day are charged after this tariff. */
    default boolean isInForceOn(LocalDate day) {
        LocalDate last = until();
        return !day.isBefore(from()) && (last == null || !day.isAfter(last));
    }

    /** The started months of a year's price. */
    default Money shareOf(Money year, Validity validity) {
        if (!isInForceOn(validity.from())) {
            throw new IllegalArgumentException("tariff " + name() + " is not in force on " + validity.from());
        }
        return year.share(validity.startedMonths(), MONTHS);
    }
}
