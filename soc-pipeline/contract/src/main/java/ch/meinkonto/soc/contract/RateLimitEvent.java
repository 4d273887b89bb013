package ch.meinkonto.soc.contract;

/**
 * A limit refused requests. Sent now and then with a number, not once per request: a flood must not become a flood of events.
 *
 * @param limiter limit that was reached, kebab-case
 * @param keyClass by what it counts: address, network, account, client
 * @param count how many requests were refused since the last such event, 1 or more
 */
public record RateLimitEvent(String limiter, String keyClass, long count) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.RATELIMIT_HIT;
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.RATELIMIT_LIMITER, limiter)
                .put(EventField.RATELIMIT_KEY_CLASS, keyClass)
                .put(EventField.RATELIMIT_COUNT, count);
    }
}
