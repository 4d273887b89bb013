package ch.meinkonto.soc.contract;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something was done about an alert, was undone, or came to its end: an account locked, sessions ended, an address
 * blocked, a payment held.
 *
 * @param id of the order
 * @param response what, {@link ResponseAction#value()}
 * @param state {@link ResponseState#state()} it is in since
 * @param target pseudonym or id of what it was done to
 * @param alertId alert that is the reason, absent where there is none
 * @param orderedBy who ordered or undid it; absent when its time was over
 * @param approvedBy second person, absent where there was none
 * @param expiresAt when it ends by itself, absent for what does not last
 */
public record ResponseEvent(String id, String response, String state, String target, @Nullable String alertId,
        @Nullable String orderedBy, @Nullable String approvedBy, @Nullable Instant expiresAt)
        implements
            SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.RESPONSE_ACTION;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.RESPONSE_ACTION, response)
                .put(EventField.RESPONSE_TARGET, target)
                .put(EventField.RESPONSE_ID, id)
                .put(EventField.RESPONSE_STATE, state)
                .put(EventField.RESPONSE_ALERT, alertId)
                .put(EventField.RESPONSE_ORDERED_BY, orderedBy)
                .put(EventField.RESPONSE_APPROVED_BY, approvedBy)
                .put(EventField.RESPONSE_EXPIRES_AT, expiresAt == null ? null : expiresAt.toString());
    }
}
