package ch.meinkonto.portal.access;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * The tokens of a session, as they stand in it: without the portal's own registration, which the framework would store with
 * each session, the client's secret included, and read again with each request.
 *
 * @param person whose tokens they are
 * @param access access token
 * @param scopes what it opens
 * @param issuedAt when the access token was issued
 * @param expiresAt until when it is good
 * @param refresh refresh token
 * @param refreshIssuedAt when the refresh token was issued
 */
record KeptTokens(String person, String access, Set<String> scopes, @Nullable Instant issuedAt,
        @Nullable Instant expiresAt, @Nullable String refresh, @Nullable Instant refreshIssuedAt)
        implements
            Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static KeptTokens of(OAuth2AuthorizedClient client) {
        OAuth2AccessToken access = client.getAccessToken();
        OAuth2RefreshToken refresh = client.getRefreshToken();
        return new KeptTokens(client.getPrincipalName(), access.getTokenValue(), new TreeSet<>(access.getScopes()),
                access.getIssuedAt(), access.getExpiresAt(), refresh == null ? null : refresh.getTokenValue(),
                refresh == null ? null : refresh.getIssuedAt());
    }

    OAuth2AuthorizedClient of(ClientRegistration portal) {
        return new OAuth2AuthorizedClient(portal, person,
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, access, issuedAt, expiresAt, scopes),
                refresh == null ? null : new OAuth2RefreshToken(refresh, refreshIssuedAt));
    }

    /** Neither token stands in a log. */
    @Override
    public String toString() {
        return "KeptTokens[" + person + ", until " + expiresAt + "]";
    }
}
