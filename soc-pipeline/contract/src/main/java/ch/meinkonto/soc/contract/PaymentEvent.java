package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A step of a payment.
 *
 * @param action initiate, authorize, settle or fail
 * @param id our id of the payment (UUID)
 * @param caseId reference of the request that is paid
 * @param amountMinor amount in minor units (Rappen), 0 or more
 * @param currency ISO 4217 code
 * @param attempt how many payments this case has seen, from 1
 * @param instrument what was paid with, absent until the provider tells
 * @param reason why it failed: declined, cancelled, expired, provider_unavailable; absent otherwise
 * @param userId pseudonymous account id, absent where unknown
 */
public record PaymentEvent(EventAction action, String id, String caseId, long amountMinor, String currency,
        long attempt, @Nullable Instrument instrument, @Nullable String reason, @Nullable String userId)
        implements
            SecurityEvent {
    public PaymentEvent {
        switch (action) {
            case PAYMENT_INITIATE, PAYMENT_AUTHORIZE, PAYMENT_SETTLE, PAYMENT_FAIL -> {
            }
            default -> throw new IllegalArgumentException(action + " is not a step of a payment");
        }
    }

    /**
     * What was paid with.
     *
     * @param method method code of the provider, for example VIS or TWI
     * @param fingerprint HMAC of the instrument, never the card number
     * @param bin first six digits of a card
     * @param pspCode answer code of the provider
     */
    public record Instrument(@Nullable String method, @Nullable String fingerprint, @Nullable String bin,
            @Nullable String pspCode) {}

    @Override
    public Outcome outcome() {
        return action == EventAction.PAYMENT_FAIL ? Outcome.FAILURE : Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.PAYMENT_ID, id)
                .put(EventField.CASE_ID, caseId)
                .put(EventField.PAYMENT_AMOUNT, amountMinor)
                .put(EventField.PAYMENT_CURRENCY, currency)
                .put(EventField.PAYMENT_ATTEMPT, attempt)
                .put(EventField.EVENT_REASON, reason)
                .put(EventField.USER_ID, userId);
        if (instrument != null) {
            attributes.put(EventField.PAYMENT_METHOD, instrument.method())
                    .put(EventField.PAYMENT_INSTRUMENT_FINGERPRINT, instrument.fingerprint())
                    .put(EventField.PAYMENT_INSTRUMENT_BIN, instrument.bin())
                    .put(EventField.PAYMENT_PSP_CODE, instrument.pspCode());
        }
    }
}
