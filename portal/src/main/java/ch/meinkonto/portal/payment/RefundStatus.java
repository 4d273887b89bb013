package ch.meinkonto.portal.payment;

import java.util.Locale;

/** How far the return of money is. */
public enum RefundStatus {
    /** Decided; the provider gives it back within minutes. */
    DUE,
    /** The provider has it, and gives it to whoever paid. */
    DONE,
    /** The provider cannot give it back to where it came from, for example because the card is closed: staff must. */
    REFUSED,
    /** Staff gave it back another way. */
    BY_HAND;

    /** Whether the money is on its way to whoever paid, and nothing is left to do. */
    public boolean isOver() {
        return this == DONE || this == BY_HAND;
    }

    /** Its name in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
