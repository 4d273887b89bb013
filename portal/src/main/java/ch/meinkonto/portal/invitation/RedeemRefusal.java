package ch.meinkonto.portal.invitation;

import java.util.Locale;

/** Why a code is not redeemed. Whoever guesses learns nothing: only who has the whole code gets another answer than unknown. */
public enum RedeemRefusal {
    UNKNOWN,
    /** It was redeemed before. */
    SPENT,
    /** It waited too long. */
    LAPSED,
    /** Who gave it took it back. */
    ENDED,
    /** Nobody is invited by themselves. */
    OWN,
    /** They take part already. */
    ALREADY,
    /** Too many wrong codes: wait. */
    TOO_MANY;

    String messageKey() {
        return "invitation.code." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
