package ch.meinkonto.auth.administration;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.auth.administration.AdministrationRefused.Reason;

/** Why somebody does something, in their words: long enough to be checked, short enough to be read. */
final class Reasons {
    static final int SHORTEST = 10;
    static final int LONGEST = 500;

    private Reasons() {}

    /**
     * The reason without space around it.
     *
     * @throws AdministrationRefused where it is none
     */
    static String required(@Nullable String typed) {
        String reason = typed == null ? "" : typed.strip();
        if (reason.length() < SHORTEST || reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
            throw new AdministrationRefused(Reason.REASON_MISSING);
        }
        return reason;
    }
}
