package ch.meinkonto.portal.parkingpermit;

import java.time.DateTimeException;
import java.util.Optional;

/**
 * What stands in the QR code of a short permit.
 *
 * @param reference of the permit
 * @param mark of the vehicle
 * @param postcode of the zone
 * @param days when it counts
 */
record SealedShortPermit(String reference, VehicleMark mark, String postcode, PermitDays days) {
    private static final String VERSION = "PD1";

    static SealedShortPermit of(ShortPermit permit) {
        return new SealedShortPermit(permit.reference(), permit.mark(), permit.zone().postcode(), permit.days());
    }

    /** The text that is sealed. */
    String write() {
        return String.join("|", VERSION, reference, mark.toString(), postcode, days.write());
    }

    /** Reads a text whose seal is genuine; empty when it is about something else than a short permit. */
    static Optional<SealedShortPermit> read(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 5 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SealedShortPermit(parts[1], VehicleMark.of(parts[2]), parts[3],
                    PermitDays.read(parts[4])));
        } catch (DateTimeException | IllegalArgumentException | ParkingPermitRejected e) {
            return Optional.empty();
        }
    }
}
