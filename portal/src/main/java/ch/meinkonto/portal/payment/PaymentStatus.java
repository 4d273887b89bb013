package ch.meinkonto.portal.payment;

/** How a payment stands, as far as a city service needs to know. */
public enum PaymentStatus {
    /** The resident has not paid yet, or the provider has not told us yet. */
    OPEN,
    /** The money is on its way to the city. */
    SETTLED,
    /** Declined, cancelled or out of time: no money was taken. */
    FAILED
}
