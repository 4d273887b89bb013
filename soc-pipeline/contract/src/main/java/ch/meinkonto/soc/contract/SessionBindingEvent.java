package ch.meinkonto.soc.contract;

import java.util.List;

/**
 * A session goes on from another place than it began, and the application noticed.
 *
 * @param sessionId hash of the session id, as in {@link EventField#SESSION_ID}
 * @param userId pseudonymous account id
 * @param changed what differs: ip, asn, user_agent, device
 */
public record SessionBindingEvent(String sessionId, String userId, List<String> changed) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.SESSION_BIND_CHANGE;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.SESSION_ID, sessionId)
                .put(EventField.USER_ID, userId)
                .put(EventField.SESSION_CHANGED, changed);
    }
}
