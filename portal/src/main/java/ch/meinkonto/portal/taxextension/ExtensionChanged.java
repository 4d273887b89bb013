package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The register must learn when a return is due; published in the transaction of what changed it.
 *
 * @param number register number
 * @param until the day that counts now; absent when no extension does
 * @param afresh whether what the register knows must be taken out first, because the new day is earlier
 */
record ExtensionChanged(String number, @Nullable LocalDate until, boolean afresh) {
    /** A later day counts. */
    ExtensionChanged(String number, LocalDate until) {
        this(number, until, false);
    }

    /** The ordinary day counts again. */
    static ExtensionChanged withdrawn(String number) {
        return new ExtensionChanged(number, null, true);
    }
}
