package ch.meinkonto.ops.simulators.vehicles;

import ch.meinkonto.ops.simulators.population.Resident;

/**
 * A light vehicle.
 *
 * @param plate such as {@code ZH 800017}
 * @param holder whose it is
 * @param weight total weight in kilograms
 * @param unladen weight without load in kilograms, after which parking is charged
 * @param drive what moves it
 */
record Vehicle(String plate, Resident holder, int weight, int unladen, Drive drive) {
    /** What moves a vehicle. */
    enum Drive {
        PETROL,
        DIESEL,
        HYBRID,
        ELECTRIC
    }

    /** Postcode of where it is registered. */
    int postcode() {
        return holder.home().building().postcode();
    }
}
