package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * An operator, administrator or analyst did something.
 *
 * @param operation what, kebab-case, for example {@code alert-acknowledge}
 * @param target id of the thing it was done to
 * @param reason reason stated, a code
 * @param alertLevel level of the alert that was handled, absent where it is not about one
 * @param fourEyesBy pseudonymous id of the other person where two agreed: who asked for what the actor agreed to; absent where
 *        one acted alone
 */
public record AdminEvent(String operation, @Nullable String target, @Nullable String reason,
        @Nullable String alertLevel, @Nullable String fourEyesBy) implements SecurityEvent {
    /** Something one person did that is not known to be about an alert of a certain level. */
    public AdminEvent(String operation, @Nullable String target, @Nullable String reason) {
        this(operation, target, reason, null, null);
    }

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
                .put(EventField.EVENT_REASON, reason)
                .put(EventField.ADMIN_ALERT_LEVEL, alertLevel)
                .put(EventField.ADMIN_FOUR_EYES_BY, fourEyesBy);
    }
}
