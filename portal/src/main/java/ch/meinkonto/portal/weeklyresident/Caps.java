package ch.meinkonto.portal.weeklyresident;

import java.time.LocalDate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a stay cannot outlast.
 *
 * @param homeDocument last day of the certificate of the home municipality
 * @param permit last day of a foreigner's permit, absent for Swiss citizens
 * @param reason last day of the studies, or of whatever the stay is for
 */
record Caps(LocalDate homeDocument, @Nullable LocalDate permit, LocalDate reason) {
    /** The earliest of them. */
    LocalDate latest() {
        LocalDate permitOrReason = permit == null ? reason : permit;
        return Stream.of(homeDocument, permitOrReason, reason).min(LocalDate::compareTo).orElse(reason);
    }
}
