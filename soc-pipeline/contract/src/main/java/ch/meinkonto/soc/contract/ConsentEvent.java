package ch.meinkonto.soc.contract;

import java.util.List;

/**
 * A resident allowed a client to act for them.
 *
 * @param userId pseudonymous account id
 * @param clientId OAuth client
 * @param scopes what it may do
 * @param firstForClient whether the resident had never consented to this client
 */
public record ConsentEvent(String userId, String clientId, List<String> scopes, boolean firstForClient)
        implements
            SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.OAUTH_CONSENT_GRANT;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_ID, userId)
                .put(EventField.OAUTH_CLIENT_ID, clientId)
                .put(EventField.OAUTH_SCOPE, scopes)
                .put(EventField.OAUTH_FIRST_FOR_CLIENT, firstForClient);
    }
}
