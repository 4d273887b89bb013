package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;

/**
 * The same price for every vehicle: regulations of 2013.
 *
 * @param name stays with every permit charged after it
 * @param year price of a whole calendar year
 * @param from first day in force
 * @param until last day in force, absent while there is no end
 */
record FlatTariff(String name, Money year, LocalDate from, @Nullable LocalDate until) implements ParkingPermitTariff {
    @Override
    public Money yearFor(Vehicle vehicle) {
        return year;
    }

    /** The price of a permit, for which nobody has to know the vehicle. */
    Money feeFor(Validity validity) {
        return shareOf(year, validity);
    }
}
