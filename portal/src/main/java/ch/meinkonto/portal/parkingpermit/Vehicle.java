package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;

/**
 * What of a vehicle decides its price.
 *
 * @param kilograms unladen weight as in its papers, 1 to 3500
 * @param drive what moves it
 */
record Vehicle(int kilograms, Drive drive) {
    private static final int HEAVIEST_LIGHT_VEHICLE = 3_500;

    Vehicle {
        if (kilograms < 1 || kilograms > HEAVIEST_LIGHT_VEHICLE) {
            throw new IllegalArgumentException("not a light vehicle: " + kilograms + " kg");
        }
    }

    /** What moves a vehicle; the register of vehicles knows the same words. */
    enum Drive {
        COMBUSTION,
        HYBRID,
        ELECTRIC;

        /** Lower case, as tariffs know it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
