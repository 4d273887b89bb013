package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * A number plate in its one written form. A Swiss one is canton, blank, number: {@code ZH 123456}. One of another country is the
 * distinguishing sign of the country, a colon, and letters and digits without what separates them: {@code D: MAB1234}.
 *
 * @param written the one form
 */
record NumberPlate(String written) implements VehicleMark {
    private static final Set<String> CANTONS = Set.of("AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL", "GR",
            "JU", "LU", "NE", "NW", "OW", "SG", "SH", "SO", "SZ", "TG", "TI", "UR", "VD", "VS", "ZG", "ZH");
    // People write "zh123456", "ZH·123 456" or "ZH-123'456".
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.·•'’_-]+");
    private static final Pattern PLATE = Pattern.compile("([A-Z]{2})([1-9][0-9]{0,5})");
    private static final Pattern SWISS = Pattern.compile("([A-Z]{2}) [1-9][0-9]{0,5}");
    private static final Pattern FOREIGN = Pattern.compile("(?!CH:)[A-Z]{1,3}: [\\p{Lu}0-9]{2,12}");

    NumberPlate {
        Matcher swiss = SWISS.matcher(written);
        boolean isSwiss = swiss.matches() && CANTONS.contains(swiss.group(1));
        if (!isSwiss && !FOREIGN.matcher(written).matches()) {
            throw new IllegalArgumentException("not a number plate");
        }
    }

    /**
     * A Swiss plate.
     *
     * @param canton two capital letters
     * @param number 1 to 999999
     */
    NumberPlate(String canton, int number) {
        this(canton + " " + number);
    }

    /**
     * Reads a Swiss plate as people write it.
     *
     * @throws ParkingPermitRejected when it is none: missing, of another form, or of no canton
     */
    static NumberPlate of(String written) {
        String compact = compact(written);
        if (compact.isEmpty()) {
            throw new ParkingPermitRejected(Reason.PLATE_MISSING);
        }
        Matcher parts = PLATE.matcher(compact);
        if (!parts.matches()) {
            throw new ParkingPermitRejected(Reason.PLATE_FORMAT);
        }
        if (!CANTONS.contains(parts.group(1))) {
            throw new ParkingPermitRejected(Reason.PLATE_CANTON);
        }
        return new NumberPlate(parts.group(1) + " " + parts.group(2));
    }

    /**
     * Reads the plate of another country as people write it.
     *
     * @param country distinguishing sign, one to three letters
     * @throws ParkingPermitRejected when it is none
     */
    static NumberPlate foreign(String country, String written) {
        String plain = compact(country) + ": " + compact(written);
        if (!FOREIGN.matcher(plain).matches()) {
            throw new ParkingPermitRejected(Reason.PLATE_FORMAT);
        }
        return new NumberPlate(plain);
    }

    /**
     * Reads a plate that was stored or sealed, or that control staff write: of Switzerland, or with the sign of another
     * country, a colon and the rest.
     *
     * @throws ParkingPermitRejected when it is none
     */
    static NumberPlate any(String written) {
        int colon = written.indexOf(':');
        return colon < 0 ? of(written) : foreign(written.substring(0, colon), written.substring(colon + 1));
    }

    /** Whether it is of Switzerland: only such are in the register of vehicles. */
    boolean isSwiss() {
        return written.indexOf(':') < 0;
    }

    private static String compact(String written) {
        return SEPARATORS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return written;
    }
}
