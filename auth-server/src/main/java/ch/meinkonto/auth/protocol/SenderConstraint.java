package ch.meinkonto.auth.protocol;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;

/**
 * Who may use a token: the claim {@code cnf} with the thumbprint of the key that was proven (RFC 9449 section 6), which for a
 * code bound to a key must be that key (section 10), and for a program without a secret that renews its tokens the key of the
 * tokens before (section 5); and of the certificate that was shown (RFC 8705 section 3.1); and on whose behalf, the claim
 * {@code act} (RFC 8693 section 4.1).
 */
final class SenderConstraint {
    private SenderConstraint() {}

    /** Puts the claims into an access token. */
    static void describe(JwtEncodingContext token) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            return;
        }
        Jwt proof = token.get(OAuth2TokenContext.DPOP_PROOF_KEY);
        String key = proof == null ? null : DpopProofs.thumbprint(proof);
        String bound = keyOfCode(token);
        if (bound != null && !bound.equals(key)) {
            throw DpopProofs.invalid("the code is bound to another key");
        }
        if (isRenewalWithoutSecret(token) && (key == null || !key.equals(keyOfTokens(token)))) {
            throw DpopProofs.invalid("the tokens are bound to another key");
        }
        Map<String, Object> constraint = new HashMap<>();
        put(constraint, "jkt", key);
        put(constraint, "x5t#S256", CertificateClients.thumbprint(token));
        if (!constraint.isEmpty()) {
            token.getClaims().claim("cnf", constraint);
        }
        if (AuthorizationGrantType.TOKEN_EXCHANGE.equals(token.getAuthorizationGrantType())) {
            describeExchange(token, !constraint.isEmpty());
        }
    }

    private static void put(Map<String, Object> constraint, String name, @Nullable String value) {
        if (value != null) {
            constraint.put(name, value);
        }
    }

    /**
     * What was bound stays bound, to the key of whoever acts now; nothing outlives what it was exchanged for; and it says who
     * acts. There is one actor: what a machine got is not exchanged again.
     */
    private static void describeExchange(JwtEncodingContext token, boolean bound) {
        OAuth2Authorization.Token<OAuth2AccessToken> subject = Objects
                .requireNonNull(Objects.requireNonNull(token.getAuthorization()).getAccessToken());
        Map<String, Object> given = Objects.requireNonNullElse(subject.getClaims(), Map.of());
        if (given.containsKey("cnf") && !bound) {
            throw DpopProofs.invalid("the token is bound to a key: prove that you have one of your own");
        }
        Instant end = Objects.requireNonNull(subject.getToken().getExpiresAt());
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("iss", token.getAuthorizationServerContext().getIssuer());
        act.put("sub", token.getRegisteredClient().getClientId());
        token.getClaims().claims(claims -> {
            if (claims.get("exp") instanceof Instant wanted && wanted.isAfter(end)) {
                claims.put("exp", end);
            }
            claims.put("act", act);
        });
    }

    private static @Nullable String keyOfCode(JwtEncodingContext token) {
        OAuth2Authorization authorization = token.getAuthorization();
        OAuth2AuthorizationRequest request = authorization == null
                ? null
                : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null || !AuthorizationGrantType.AUTHORIZATION_CODE.equals(token.getAuthorizationGrantType())) {
            return null;
        }
        return request.getAdditionalParameters().get(DpopGrants.KEY) instanceof String key ? key : null;
    }

    private static boolean isRenewalWithoutSecret(JwtEncodingContext token) {
        return token.getAuthorizationGrant() instanceof OAuth2RefreshTokenAuthenticationToken renewal
                && renewal.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                && ClientAuthenticationMethod.NONE.equals(client.getClientAuthenticationMethod());
    }

    private static @Nullable Object keyOfTokens(JwtEncodingContext token) {
        OAuth2Authorization authorization = token.getAuthorization();
        OAuth2Authorization.Token<OAuth2AccessToken> before = authorization == null
                ? null
                : authorization.getAccessToken();
        return before != null && before.getClaims() != null && before.getClaims().get("cnf") instanceof Map<?, ?> bound
                ? bound.get("jkt")
                : null;
    }
}
