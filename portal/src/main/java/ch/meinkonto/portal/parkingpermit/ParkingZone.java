package ch.meinkonto.portal.parkingpermit;

import java.util.regex.Pattern;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * Where a permit is valid: a postcode district.
 *
 * @param postcode four digits
 * @param name what people call the district
 */
record ParkingZone(String postcode, String name) {
    private static final Pattern POSTCODE = Pattern.compile("[1-9][0-9]{3}");

    ParkingZone {
        if (!POSTCODE.matcher(postcode).matches()) {
            throw new IllegalArgumentException("not a Swiss postcode");
        }
    }

    /**
     * Reads a postcode as people write it.
     *
     * @throws ParkingPermitRejected when it is missing or has not four digits
     */
    static String postcodeOf(String written) {
        String compact = written.strip().replaceFirst("^CH-?\\s*", "");
        if (compact.isEmpty()) {
            throw new ParkingPermitRejected(Reason.POSTCODE_MISSING);
        }
        if (!POSTCODE.matcher(compact).matches()) {
            throw new ParkingPermitRejected(Reason.POSTCODE_FORMAT);
        }
        return compact;
    }

    @Override
    public String toString() {
        return postcode + " " + name;
    }
}
