package ch.meinkonto.soc.contract;

/**
 * A resident took back what a client may do for them; its tokens are revoked with it.
 *
 * @param userId pseudonymous account id
 * @param clientId OAuth client
 */
public record ConsentRevokedEvent(String userId, String clientId) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.OAUTH_CONSENT_REVOKE;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_ID, userId).put(EventField.OAUTH_CLIENT_ID, clientId);
    }
}
