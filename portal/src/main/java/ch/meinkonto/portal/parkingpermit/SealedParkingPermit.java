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
 * @param edition which paper of the permit it is, from 1
 */
record SealedParkingPermit(String reference, NumberPlate plate, String postcode, Validity validity, int edition) {
    private static final String FIRST_EDITION = "PK1";
    private static final String LATER_EDITION = "PK2";
    /** Usable in the next year for other than the ordinary days. */
    private static final String OTHER_DAYS = "PK3";

    SealedParkingPermit {
        if (edition < 1) {
            throw new IllegalArgumentException("editions begin with 1");
        }
    }

    static SealedParkingPermit of(ParkingPermit permit) {
        return new SealedParkingPermit(permit.reference(), permit.plate(), permit.zone().postcode(),
                permit.validity(), permit.edition());
    }

    /** The text that is sealed. */
    String write() {
        String first = String.join("|", reference, plate.toString(), postcode, validity.from().toString());
        if (validity.usableDays() != Validity.ORDINARY_USABLE_DAYS) {
            return String.join("|", OTHER_DAYS, first, Integer.toString(edition),
                    Integer.toString(validity.usableDays()));
        }
        return edition == 1 ? FIRST_EDITION + "|" + first : LATER_EDITION + "|" + first + "|" + edition;
    }

    /** Reads a text whose seal is genuine; empty when it is about something else than a permit. */
    static Optional<SealedParkingPermit> read(String text) {
        String[] parts = text.split("\\|", -1);
        boolean first = parts.length == 5 && parts[0].equals(FIRST_EDITION);
        boolean later = parts.length == 6 && parts[0].equals(LATER_EDITION);
        boolean other = parts.length == 7 && parts[0].equals(OTHER_DAYS);
        if (!first && !later && !other) {
            return Optional.empty();
        }
        try {
            int usableDays = other ? Integer.parseInt(parts[6]) : Validity.ORDINARY_USABLE_DAYS;
            return Optional.of(new SealedParkingPermit(parts[1], NumberPlate.any(parts[2]), parts[3],
                    new Validity(LocalDate.parse(parts[4]), usableDays), first ? 1 : Integer.parseInt(parts[5])));
        } catch (DateTimeParseException | IllegalArgumentException | ParkingPermitRejected e) {
            return Optional.empty();
        }
    }
}
