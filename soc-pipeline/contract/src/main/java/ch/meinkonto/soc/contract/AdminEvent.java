package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * An operator or analyst did something.
 *
 * @param operation what, kebab-case, for example {@code alert-acknowledge}
 * @param target id of the thing it was done to
 * @param reason reason stated, a code
 */
public record AdminEvent(String operation, @Nullable String target, @Nullable String reason)
        implements
            SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.ADMIN_ACTION;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.ADMIN_OPERATION, operation)
                .put(EventField.ADMIN_TARGET, target)
                .put(EventField.EVENT_REASON, reason);
    }
}
