package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;

/**
 * A price by unladen weight, with a rate for each drive: ordinance of 2025.
 *
 * @param name stays with every permit charged after it
 * @param perKilogram hundredths of a Rappen a year for each kilogram, for every drive
 * @param from first day in force
 * @param until last day in force, absent while there is no end
 */
record WeightTariff(String name, Map<Vehicle.Drive, Integer> perKilogram, LocalDate from, @Nullable LocalDate until)
        implements
            ParkingPermitTariff {
    WeightTariff {
        perKilogram = Map.copyOf(perKilogram);
        for (Vehicle.Drive drive : Vehicle.Drive.values()) {
            if (!perKilogram.containsKey(drive)) {
                throw new IllegalArgumentException("tariff " + name + " has no rate for " + drive);
            }
        }
    }

    /** A tariff whose rates are looked up for every drive. */
    static WeightTariff of(String name, ToIntFunction<Vehicle.Drive> perKilogram, LocalDate from,
            @Nullable LocalDate until) {
        return new WeightTariff(name, Map.of(Vehicle.Drive.COMBUSTION,
                perKilogram.applyAsInt(Vehicle.Drive.COMBUSTION), Vehicle.Drive.HYBRID,
                perKilogram.applyAsInt(Vehicle.Drive.HYBRID), Vehicle.Drive.ELECTRIC,
                perKilogram.applyAsInt(Vehicle.Drive.ELECTRIC)), from, until);
    }

    /** To five Rappen, commercially. */
    @Override
    public Money yearFor(Vehicle vehicle) {
        long rate = perKilogram.getOrDefault(vehicle.drive(), 0);
        long hundredths = Math.multiplyExact(rate, (long) vehicle.kilograms());
        return new Money(Math.floorDiv(hundredths + 250, 500) * 5);
    }
}
