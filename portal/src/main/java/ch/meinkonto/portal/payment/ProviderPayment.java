package ch.meinkonto.portal.payment;

/**
 * A payment as the provider tells of it, read from its API.
 *
 * @param transactionId the provider's id
 * @param merchantId who is paid
 * @param refno our reference
 * @param currency ISO 4217 code
 * @param status how far it is
 * @param heldMinor amount authorised or settled, 0 where neither
 * @param instrument what was paid with
 */
record ProviderPayment(String transactionId, String merchantId, String refno, String currency, Status status,
        long heldMinor, Instrument instrument) {
    /** How far the provider is, in the few words we need. */
    enum Status {
        /** The resident has not decided. */
        PENDING,
        /** The bank holds the amount. */
        AUTHORIZED,
        /** The amount is taken; it can still be cancelled. */
        SETTLED,
        /** The amount is on its way to the bank; giving it back is a credit. */
        TRANSMITTED,
        /** Nothing is held: turned away or given back. */
        CANCELED,
        /** The bank refused. */
        FAILED;

        boolean hasMoney() {
            return this == AUTHORIZED || this == SETTLED || this == TRANSMITTED;
        }
    }
}
