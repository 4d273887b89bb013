package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;
import java.util.regex.Pattern;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * The number of a vehicle's chassis (ISO 3779): it can be read through the windscreen before there is a plate.
 *
 * @param number 17 digits and capital letters without I, O and Q
 */
record ChassisNumber(String number) implements VehicleMark {
    private static final int LENGTH = 17;
    private static final Pattern NUMBER = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.-]+");

    ChassisNumber {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("not a chassis number");
        }
    }

    /** Whether somebody meant one: a plate is far shorter. */
    static boolean looksLike(String written) {
        return compact(written).length() > LENGTH / 2 + 2;
    }

    /**
     * Reads one as people write it.
     *
     * @throws ParkingPermitRejected when it is none
     */
    static ChassisNumber of(String written) {
        String compact = compact(written);
        if (!NUMBER.matcher(compact).matches()) {
            throw new ParkingPermitRejected(Reason.CHASSIS_FORMAT);
        }
        return new ChassisNumber(compact);
    }

    private static String compact(String written) {
        return SEPARATORS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return number;
    }
}
