package ch.meinkonto.auth.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

import ch.meinkonto.auth.client.Clients;

/**
 * Requests for tokens with a proof of possession (RFC 9449 section 5), and pushed requests that bind the later code to a key
 * (section 10.1). A client whose tokens are always bound gets none without a proof, and neither does a program without a
 * secret that renews its tokens: there the key is all that tells it from a thief.
 */
final class DpopGrants implements AuthenticationConverter {
    static final String KEY = "dpop_jkt";

    private final AuthenticationConverter standard;
    private final DpopProofs proofs;

    private DpopGrants(AuthenticationConverter standard, DpopProofs proofs) {
        this.standard = standard;
        this.proofs = proofs;
    }

    /** Puts the check around every kind of request an endpoint understands. */
    static void apply(List<AuthenticationConverter> converters, DpopProofs proofs) {
        converters.replaceAll(converter -> new DpopGrants(converter, proofs));
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication asked = standard.convert(request);
        return switch (asked) {
            case OAuth2AuthorizationGrantAuthenticationToken grant -> checked(grant, request);
            case OAuth2PushedAuthorizationRequestAuthenticationToken pushed when DpopProofs.isPresent(request) ->
                bound(pushed, DpopProofs.thumbprint(proofs.check(request)));
            case null -> null;
            default -> asked;
        };
    }

    private Authentication checked(OAuth2AuthorizationGrantAuthenticationToken grant, HttpServletRequest request) {
        if (DpopProofs.isPresent(request)) {
            return ProvenTokens.carrying(proofs.check(request), grant);
        }
        if (grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client && mustProve(client, grant)) {
            throw DpopProofs.invalid("this client proves that it has its key");
        }
        return grant;
    }

    private static boolean mustProve(OAuth2ClientAuthenticationToken client,
            OAuth2AuthorizationGrantAuthenticationToken grant) {
        boolean withoutSecret = ClientAuthenticationMethod.NONE.equals(client.getClientAuthenticationMethod())
                && AuthorizationGrantType.REFRESH_TOKEN.equals(grant.getGrantType());
        return withoutSecret
                || (client.getRegisteredClient() != null && Clients.mustProveKey(client.getRegisteredClient()));
    }

    private static Authentication bound(OAuth2PushedAuthorizationRequestAuthenticationToken pushed, String key) {
        Map<String, Object> parameters = new HashMap<>(pushed.getAdditionalParameters());
        Object named = parameters.put(KEY, key);
        if (named != null && !named.equals(key)) {
            throw DpopProofs.invalid("the request names another key");
        }
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(pushed.getAuthorizationUri(),
                pushed.getClientId(), (Authentication) pushed.getPrincipal(), pushed.getRedirectUri(),
                pushed.getState(), pushed.getScopes(), parameters);
    }
}
