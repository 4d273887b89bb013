package ch.meinkonto.portal.payment;

import java.net.URI;

/** The payment provider, as we need it; an adapter speaks its protocol. */
interface PaymentProvider {
    /** Who we are at the provider. */
    String merchantId();

    /**
     * Opens a payment; repeated, it is opened once.
     *
     * @return the provider's id
     * @throws ProviderUnavailable when there is no answer, or none that counts
     * @throws ProviderRefused when the provider does not want it, now or later
     */
    String open(Payment payment);

    /** Where the resident pays. */
    URI payPage(String transactionId);

    /**
     * How a payment stands.
     *
     * @throws ProviderUnavailable when there is no answer, or none that counts
     * @throws ProviderRefused when the provider does not know it
     */
    ProviderPayment status(String transactionId);

    /**
     * Takes the authorised amount.
     *
     * @throws ProviderUnavailable when there is no answer, or none that counts
     * @throws ProviderRefused when it cannot be taken
     */
    void settle(Payment payment);

    /**
     * Gives back what is held or taken, whichever way that goes at this stage.
     *
     * @throws ProviderUnavailable when there is no answer, or none that counts
     * @throws ProviderRefused when it cannot be given back
     */
    void giveBack(Payment payment, ProviderPayment as);

    /**
     * Gives back a part, or all, of what was taken; repeated, it is given once.
     *
     * @throws ProviderUnavailable when there is no answer, or none that counts
     * @throws ProviderRefused when it cannot be given back
     */
    void credit(Refund refund);
}
