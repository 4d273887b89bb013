package ch.meinkonto.soc.contract;

/**
 * An account is to be deleted, stays after all, is gone, or is forgotten where an application kept something of it.
 *
 * @param userId pseudonymous account id
 * @param stage how far it is
 */
public record AccountClosingEvent(String userId, Stage stage) implements SecurityEvent {
    /** How far the deletion of an account is. */
    public enum Stage {
        /** Its owner asked for it: it can no longer be used. */
        ASKED,
        /** Its owner took that back in time. */
        KEPT,
        /** It is deleted. */
        CLOSED,
        /** An application deleted what it kept of the account, or unlinked what it has to keep. */
        FORGOTTEN
    }

    @Override
    public EventAction action() {
        return EventAction.ACCOUNT_CLOSE;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_ID, userId).put(EventField.EVENT_REASON, Codes.of(stage));
    }
}
