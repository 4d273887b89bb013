package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * Something was done about an alert: an account locked, sessions ended, an address blocked, a payment held.
 *
 * @param response what, kebab-case
 * @param target pseudonym or id of what it was done to
 * @param alertId alert that is the reason, absent where there is none
 * @param reason reason stated, a code
 */
public record ResponseEvent(String response, String target, @Nullable String alertId, @Nullable String reason)
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
                .put(EventField.RESPONSE_ALERT, alertId)
                .put(EventField.EVENT_REASON, reason);
    }
}
