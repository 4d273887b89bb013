package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A browser session began or ended.
 *
 * @param action start or end
 * @param sessionId hash of the session id, as in {@link EventField#SESSION_ID}
 * @param userId pseudonymous account id
 * @param reason why it ended: logout, expired, revoked; absent at the start
 */
public record SessionEvent(EventAction action, @Nullable String sessionId, @Nullable String userId,
        @Nullable String reason) implements SecurityEvent {
    public SessionEvent {
        if (action != EventAction.SESSION_START && action != EventAction.SESSION_END) {
            throw new IllegalArgumentException(action + " is not about a session");
        }
    }

    /** A session began. */
    public static SessionEvent started(@Nullable String sessionId, String userId) {
        return new SessionEvent(EventAction.SESSION_START, sessionId, userId, null);
    }

    /** A session ended. */
    public static SessionEvent ended(@Nullable String sessionId, @Nullable String userId, String reason) {
        return new SessionEvent(EventAction.SESSION_END, sessionId, userId, reason);
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.SESSION_ID, sessionId)
                .put(EventField.USER_ID, userId)
                .put(EventField.EVENT_REASON, reason);
    }
}
