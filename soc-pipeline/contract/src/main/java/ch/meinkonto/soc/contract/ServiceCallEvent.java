package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A call of a city service's use case, recorded around every one of them.
 *
 * @param service city service, kebab-case
 * @param operation use case, kebab-case
 * @param channel web or api
 * @param durationMillis duration in milliseconds, 0 or more
 * @param refusal reason code when the service refused or failed, absent on success
 */
public record ServiceCallEvent(String service, String operation, String channel, long durationMillis,
        @Nullable String refusal) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.SERVICE_CALL;
    }

    @Override
    public Outcome outcome() {
        return refusal == null ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.SERVICE_NAME, service)
                .put(EventField.SERVICE_OPERATION, operation)
                .put(EventField.SERVICE_CHANNEL, channel)
                .put(EventField.SERVICE_DURATION, durationMillis)
                .put(EventField.EVENT_REASON, refusal);
    }
}
