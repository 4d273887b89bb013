package ch.meinkonto.portal.payment;

import java.net.URI;
import java.util.Optional;

/** Where a city service has a request paid. What becomes of a payment is told by {@link PaymentSettled} and {@link PaymentFailed}. */
public interface Payments {
    /**
     * Opens a payment at the provider, or finds the one that is still open for the same request and amount: two clicks
     * make one payment. To be called outside a transaction, because it waits for the provider.
     *
     * @return the address of the provider's pay page, to which the browser is sent
     * @throws PaymentRefused when no payment can be opened
     */
    URI open(PaymentRequest request);

    /** How the newest payment of a request stands; empty where none was ever opened. */
    Optional<PaymentStatus> statusOf(String caseId);

    /**
     * Reverses the payment of a request wholly, as if it had not been made: another can be opened. It is for money that was
     * never due, because the request could not be handed in; what was rightly paid goes back by {@link #refund}. To be called
     * in the transaction of what is the reason for it: from its commit on the money is on its way, whatever the program does.
     *
     * @throws IllegalStateException when the request is not paid, or outside a transaction
     */
    void reverse(String caseId);

    /** Whether a payment of a request is held, because somebody is looking into it. */
    boolean isHeld(String caseId);

    /**
     * Decides that money which was rightly taken goes back to whoever paid, wholly or in part; the provider is told
     * afterwards. To be called in the transaction of the decision. A request's money goes back once: asking again changes
     * nothing.
     *
     * @param amountMinor how much, in minor units (Rappen), 1 to what was paid
     * @param reason why, a code in snake_case
     * @return whether there is a payment to give it back with; otherwise staff must
     */
    boolean refund(String caseId, long amountMinor, String reason);

    /** What goes back of a request's money, and how far it is; empty where nothing was decided. */
    Optional<Refunded> refundOf(String caseId);
}
