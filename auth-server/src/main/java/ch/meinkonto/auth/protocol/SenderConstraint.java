package ch.meinkonto.auth.protocol;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

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
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeActor;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeCompositeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;

/**
 * Who may use a token: the claim {@code cnf} with the thumbprint of the key that was proven (RFC 9449 section 6), which for a
 * code bound to a key must be that key (section 10), and for a program without a secret that renews its tokens the key of the
 * tokens before (section 5); and on whose behalf, the claim {@code act} (RFC 8693 section 4.1).
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
        if (key != null) {
            token.getClaims().claim("cnf", new HashMap<>(Map.of("jkt", key)));
        }
        if (token.getPrincipal() instanceof OAuth2TokenExchangeCompositeAuthenticationToken delegation) {
            token.getClaims().claims(claims -> delegate(claims, delegation));
        }
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

    /** The latest actor outermost, each inside the one who acted for it. */
    private static void delegate(Map<String, Object> claims,
            OAuth2TokenExchangeCompositeAuthenticationToken delegation) {
        Map<String, Object> outer = claims;
        for (OAuth2TokenExchangeActor actor : delegation.getActors()) {
            Map<String, Object> act = new LinkedHashMap<>();
            act.put("iss", actor.getClaims().get("iss"));
            act.put("sub", actor.getClaims().get("sub"));
            outer.put("act", act);
            outer = act;
        }
    }
}
