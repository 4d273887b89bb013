package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * The provider reported another amount than the request costs; the payment is not believed.
 *
 * @param paymentId our id of the payment (UUID)
 * @param caseId reference of the request that is paid
 * @param amountMinor what the provider reported, in minor units (Rappen)
 * @param expectedMinor what the request costs, in minor units (Rappen)
 * @param currency ISO 4217 code
 * @param userId pseudonymous account id, absent where unknown
 */
public record AmountMismatchEvent(String paymentId, String caseId, long amountMinor, long expectedMinor,
        String currency, @Nullable String userId) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.PAYMENT_MISMATCH;
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.PAYMENT_ID, paymentId)
                .put(EventField.CASE_ID, caseId)
                .put(EventField.PAYMENT_AMOUNT, amountMinor)
                .put(EventField.PAYMENT_EXPECTED_AMOUNT, expectedMinor)
                .put(EventField.PAYMENT_CURRENCY, currency)
                .put(EventField.USER_ID, userId);
    }
}
