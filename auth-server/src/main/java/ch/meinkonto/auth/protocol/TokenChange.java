package ch.meinkonto.auth.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;

import ch.meinkonto.auth.key.Digests;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.TokenEvent;

/**
 * Tells from an authorization before and after it was saved what happened to its tokens.
 *
 * @param before as it was stored, absent where it is new
 * @param after as it is stored now
 */
record TokenChange(@Nullable OAuth2Authorization before, OAuth2Authorization after) {
    /** The events, in the order in which they happened. */
    List<TokenEvent> events() {
        List<TokenEvent> events = new ArrayList<>();
        Token<OAuth2AccessToken> access = after.getAccessToken();
        if (access != null && !value(access).equals(value(before == null ? null : before.getAccessToken()))) {
            boolean first = before == null || before.getAccessToken() == null;
            events.add(event(first ? EventAction.OAUTH_TOKEN_ISSUE : EventAction.OAUTH_TOKEN_REFRESH, access,
                    first ? after.getAuthorizationGrantType() : AuthorizationGrantType.REFRESH_TOKEN));
        } else if (isRevocation()) {
            events.add(event(EventAction.OAUTH_TOKEN_REVOKE, access, null));
        }
        return events;
    }

    /** Whether tokens were taken back that had been good. */
    boolean isRevocation() {
        return revoked(after.getAccessToken(), before == null ? null : before.getAccessToken())
                || revoked(after.getRefreshToken(), before == null ? null : before.getRefreshToken());
    }

    /** The refresh token that was replaced, absent where none was. */
    @Nullable
    String retiredRefreshToken() {
        Token<OAuth2RefreshToken> old = before == null ? null : before.getRefreshToken();
        return old == null || value(old).equals(value(after.getRefreshToken())) ? null : value(old);
    }

    private TokenEvent event(EventAction action, @Nullable Token<OAuth2AccessToken> access,
            @Nullable AuthorizationGrantType grant) {
        boolean machine = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(after.getAuthorizationGrantType());
        return new TokenEvent(action, after.getRegisteredClientId(), grant == null ? null : grant.getValue(),
                after.getAuthorizedScopes().stream().sorted().toList(), machine ? null : after.getPrincipalName(),
                access == null ? null : idHash(access), null, after.getId(), false);
    }

    private static boolean revoked(@Nullable Token<?> now, @Nullable Token<?> then) {
        return now != null && now.isInvalidated() && then != null && !then.isInvalidated();
    }

    private static String value(@Nullable Token<?> token) {
        return token == null ? "" : token.getToken().getTokenValue();
    }

    private static @Nullable String idHash(Token<OAuth2AccessToken> token) {
        Map<String, Object> claims = token.getClaims();
        return claims != null && claims.get("jti") instanceof String id ? Digests.sha256(id) : null;
    }
}
