package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * Money was given back: by a member of staff, or by the portal itself, which keeps no money that pays for nothing.
 *
 * @param paymentId our id of the payment (UUID)
 * @param caseId reference of the request that had been paid
 * @param amountMinor amount in minor units (Rappen), 1 or more
 * @param currency ISO 4217 code
 * @param ibanHash HMAC of the account it goes to, absent where it goes back to a card
 * @param toOriginal whether it goes back to what was paid with
 * @param userId pseudonymous id of the member of staff who gave it; of the payer where the portal did
 * @param reason reason stated, a code; {@code mismatch}, {@code already_paid}, {@code superseded}, {@code refunded},
 *        {@code request_over}, {@code request_refused}, {@code request_withdrawn} or {@code permit_returned} where the portal did
 */
public record RefundEvent(String paymentId, String caseId, long amountMinor, String currency,
        @Nullable String ibanHash, boolean toOriginal, String userId, String reason) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.PAYMENT_REFUND;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.PAYMENT_ID, paymentId)
                .put(EventField.CASE_ID, caseId)
                .put(EventField.PAYMENT_AMOUNT, amountMinor)
                .put(EventField.PAYMENT_CURRENCY, currency)
                .put(EventField.PAYMENT_REFUND_IBAN, ibanHash)
                .put(EventField.PAYMENT_REFUND_TO_ORIGINAL, toOriginal)
                .put(EventField.USER_ID, userId)
                .put(EventField.EVENT_REASON, reason);
    }
}
