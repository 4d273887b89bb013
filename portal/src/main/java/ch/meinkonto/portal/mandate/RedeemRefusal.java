package ch.meinkonto.portal.mandate;

import java.util.Locale;

/** Why a code is not redeemed. Whoever guesses learns nothing: only who has the whole code gets another answer than unknown. */
enum RedeemRefusal {
    UNKNOWN,
    /** It was redeemed before. */
    SPENT,
    /** It waited too long. */
    LAPSED,
    /** Who gave it took it back. */
    ENDED,
    /** Nobody represents themselves. */
    OWN,
    /** Too many wrong codes: wait. */
    TOO_MANY;

    String messageKey() {
        return "mandate.code." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
