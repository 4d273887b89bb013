package ch.meinkonto.soc.contract;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An answer of the token or revocation endpoint.
 *
 * @param action issue, refresh or revoke
 * @param clientId OAuth client, absent where it could not be told
 * @param grantType grant type (RFC 6749), absent for a revocation
 * @param scopes scopes granted, empty on failure
 * @param userId pseudonymous account id, absent for machine clients
 * @param tokenHash SHA-256 of the token's id, hex
 * @param error OAuth error code (RFC 6749 section 5.2) on failure, else absent
 * @param familyId authorization the token belongs to, absent where it could not be told
 * @param reuseDetected whether a code or refresh token came that had been redeemed before (RFC 9700 section 4.14.2)
 */
public record TokenEvent(EventAction action, @Nullable String clientId, @Nullable String grantType,
        List<String> scopes, @Nullable String userId, @Nullable String tokenHash, @Nullable String error,
        @Nullable String familyId, boolean reuseDetected)
        implements
            SecurityEvent {
    public TokenEvent {
        switch (action) {
            case OAUTH_TOKEN_ISSUE, OAUTH_TOKEN_REFRESH, OAUTH_TOKEN_REVOKE -> {
            }
            default -> throw new IllegalArgumentException(action + " is not about a token");
        }
    }

    /** An answer of which no more is known, to a code or token that had not been redeemed before. */
    public TokenEvent(EventAction action, @Nullable String clientId, @Nullable String grantType, List<String> scopes,
            @Nullable String userId, @Nullable String tokenHash, @Nullable String error) {
        this(action, clientId, grantType, scopes, userId, tokenHash, error, null, false);
    }

    @Override
    public Outcome outcome() {
        return error == null ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.OAUTH_CLIENT_ID, clientId)
                .put(EventField.OAUTH_GRANT_TYPE, grantType)
                .put(EventField.OAUTH_SCOPE, scopes)
                .put(EventField.USER_ID, userId)
                .put(EventField.OAUTH_TOKEN_HASH, tokenHash)
                .put(EventField.EVENT_REASON, error)
                .put(EventField.OAUTH_TOKEN_FAMILY, familyId)
                .put(EventField.OAUTH_REUSE_DETECTED, reuseDetected ? Boolean.TRUE : null);
    }
}
