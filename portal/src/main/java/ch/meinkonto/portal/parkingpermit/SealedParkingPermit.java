package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What stands in the QR code of a permit: enough to check it without asking anybody, and nothing about its holder.
 *
 * @param reference of the permit
 * @param plate of the vehicle
 * @param postcode of the zone
 * @param validity its days
 */
record SealedParkingPermit(String reference, NumberPlate plate, String postcode, Validity validity) {
    private static final String VERSION = "PK1";

    static SealedParkingPermit of(ParkingPermit permit) {
        return new SealedParkingPermit(permit.reference(), permit.plate(), permit.zone().postcode(),
                permit.validity());
    }

    /** The text that is sealed. */
    String write() {
        return String.join("|", VERSION, reference, plate.toString(), postcode, validity.from().toString());
    }

    /** Reads a text whose seal is genuine; empty when it is about something else than a permit. */
    static Optional<SealedParkingPermit> read(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 5 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SealedParkingPermit(parts[1], NumberPlate.of(parts[2]), parts[3],
                    new Validity(LocalDate.parse(parts[4]))));
        } catch (DateTimeParseException | ParkingPermitRejected e) {
            return Optional.empty();
        }
    }
}
