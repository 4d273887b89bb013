package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A token that somebody presented was checked, at the introspection endpoint (RFC 7662) or by a resource server itself.
 *
 * @param clientId OAuth client the token was issued to, absent where it could not be told
 * @param userId pseudonymous account id, absent for machine clients
 * @param tokenHash SHA-256 of the token's id, hex
 * @param thumbprint of the key the caller proved to hold (RFC 9449), absent for a bearer token
 * @param error why it was refused, a code; absent where it is good
 */
public record TokenUseEvent(@Nullable String clientId, @Nullable String userId, String tokenHash,
        @Nullable String thumbprint, @Nullable String error) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.OAUTH_TOKEN_INTROSPECT;
    }

    @Override
    public Outcome outcome() {
        return error == null ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.OAUTH_CLIENT_ID, clientId)
                .put(EventField.USER_ID, userId)
                .put(EventField.OAUTH_TOKEN_HASH, tokenHash)
                .put(EventField.OAUTH_DPOP_THUMBPRINT, thumbprint)
                .put(EventField.EVENT_REASON, error);
    }
}
