package ch.meinkonto.portal.payment;

/** How far the return of money is. */
public enum RefundStatus {
    /** Decided; the provider gives it back within minutes. */
    DUE,
    /** The provider has it, and gives it to whoever paid. */
    DONE,
    /** The provider cannot give it back to where it came from, for example because the card is closed: staff must. */
    REFUSED
}
