package ch.meinkonto.portal.parkingpermit;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /**
     * How a year's price is found, for people.
     *
     * @param vehicle its weight and drive
     * @param francs of a kilogram, such as {@code 0.40}
     * @param year the product
     */
    record Reckoning(Vehicle vehicle, String francs, Money year) {
        /** Message key of the drive. */
        public String driveKey() {
            return "parking-permit.drive." + vehicle.drive().code();
        }
    }

    /** How the price of a vehicle is found. */
    Reckoning reckoning(Vehicle vehicle) {
        BigDecimal francs = BigDecimal.valueOf(perKilogram.getOrDefault(vehicle.drive(), 0), 4).stripTrailingZeros();
        return new Reckoning(vehicle, francs.setScale(Math.max(2, francs.scale()), RoundingMode.UNNECESSARY)
                .toPlainString(), yearFor(vehicle));
    }

    /** To five Rappen, commercially. */
    @Override
    public Money yearFor(Vehicle vehicle) {
        long rate = perKilogram.getOrDefault(vehicle.drive(), 0);
        long hundredths = Math.multiplyExact(rate, (long) vehicle.kilograms());
        return new Money(Math.floorDiv(hundredths + 250, 500) * 5);
    }
}
