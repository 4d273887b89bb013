package ch.meinkonto.soc.contract;

/**
 * A call to the payment webhook that was not believed.
 *
 * @param reason why
 */
public record WebhookRejectedEvent(Reason reason) implements SecurityEvent {
    /** Why a webhook call is not believed. */
    public enum Reason {
        MISSING_SIGNATURE,
        MALFORMED_SIGNATURE,
        WRONG_SIGNATURE,
        TOO_OLD,
        UNKNOWN_PAYMENT,
        MALFORMED_BODY
    }

    @Override
    public EventAction action() {
        return EventAction.PAYMENT_WEBHOOK_REJECT;
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.EVENT_REASON, Codes.of(reason));
    }
}
