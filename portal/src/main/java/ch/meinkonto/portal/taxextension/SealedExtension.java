package ch.meinkonto.portal.taxextension;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What stands in the QR code of a confirmation: enough to check it without asking anybody, and nobody's name or number.
 *
 * @param reference of the case
 * @param taxYear for which year
 * @param until to which day
 * @param receivedAt when the request arrived
 */
record SealedExtension(String reference, int taxYear, LocalDate until, Instant receivedAt) {
    private static final String VERSION = "FE1";

    /** The text that is sealed. */
    String write() {
        return String.join("|", VERSION, reference, Integer.toString(taxYear), until.toString(),
                Long.toString(receivedAt.getEpochSecond()));
    }

    /** Reads a text whose seal is genuine; empty when it is about something else. */
    static Optional<SealedExtension> read(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 5 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SealedExtension(parts[1], Integer.parseInt(parts[2]), LocalDate.parse(parts[3]),
                    Instant.ofEpochSecond(Long.parseLong(parts[4]))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
