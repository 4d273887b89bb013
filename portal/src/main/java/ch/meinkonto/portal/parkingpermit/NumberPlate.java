package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * A Swiss number plate in its one written form: canton, blank, number, for example {@code ZH 123456}.
 *
 * @param canton two capital letters
 * @param number 1 to 999999
 */
record NumberPlate(String canton, int number) implements VehicleMark {
    private static final Set<String> CANTONS = Set.of("AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL", "GR",
            "JU", "LU", "NE", "NW", "OW", "SG", "SH", "SO", "SZ", "TG", "TI", "UR", "VD", "VS", "ZG", "ZH");
    // People write "zh123456", "ZH·123 456" or "ZH-123'456".
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.·•'’_-]+");
    private static final Pattern PLATE = Pattern.compile("([A-Z]{2})([1-9][0-9]{0,5})");

    NumberPlate {
        if (!CANTONS.contains(canton) || number < 1 || number > 999_999) {
            throw new IllegalArgumentException("not a Swiss number plate");
        }
    }

    /**
     * Reads a plate as people write it.
     *
     * @throws ParkingPermitRejected when it is none: missing, of another form, or of no canton
     */
    static NumberPlate of(String written) {
        String compact = SEPARATORS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
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
        return new NumberPlate(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return canton + " " + number;
    }
}
