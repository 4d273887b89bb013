package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.util.Optional;

/** The tax register. Every method may throw {@link RegisterAway}. */
interface TaxRegister {
    /** The register does not answer, or not in a way we understand. It may, in a while. */
    final class RegisterAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RegisterAway(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** The return of the taxpayer with this number. */
    Optional<TaxReturn> byNumber(String number);

    /** The return whose form bears this code; empty when the register never printed it. */
    Optional<TaxReturn> byCode(String code);

    /**
     * Enters a later day.
     *
     * @return whether it was entered; not when a later day stands there already, or the period no longer runs
     */
    boolean extend(String number, LocalDate until);

    /** Takes an extension out again: the ordinary day counts. */
    void restore(String number);
}
