package ch.meinkonto.auth.protocol;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Hands the proof that {@link DpopProofs} has checked to whoever makes tokens. The framework would check it once more, with
 * an idea of its own of how far a clock may be off, which nobody can change: so a request carries what was checked instead of
 * what is to be checked.
 */
final class ProvenTokens implements OAuth2TokenGenerator<OAuth2Token> {
    private static final String UNCHECKED = "dpop_proof";
    private static final String CHECKED = "meinkonto.checked-proof";

    private final OAuth2TokenGenerator<OAuth2Token> makers;

    ProvenTokens(OAuth2TokenGenerator<OAuth2Token> makers) {
        this.makers = makers;
    }

    /** The same request, with its checked proof. A kind of request that no client of ours may send is left to the framework. */
    static Authentication carrying(Jwt proof, OAuth2AuthorizationGrantAuthenticationToken grant) {
        Map<String, Object> parameters = new HashMap<>(grant.getAdditionalParameters());
        parameters.remove(UNCHECKED);
        parameters.put(CHECKED, proof);
        Authentication client = (Authentication) grant.getPrincipal();
        return switch (grant) {
            case OAuth2AuthorizationCodeAuthenticationToken code ->
                new OAuth2AuthorizationCodeAuthenticationToken(code.getCode(), client, code.getRedirectUri(),
                        parameters);
            case OAuth2RefreshTokenAuthenticationToken renewal ->
                new OAuth2RefreshTokenAuthenticationToken(renewal.getRefreshToken(), client, renewal.getScopes(),
                        parameters);
            case OAuth2ClientCredentialsAuthenticationToken machine ->
                new OAuth2ClientCredentialsAuthenticationToken(client, machine.getScopes(), parameters);
            default -> grant;
        };
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext token) {
        return token.getAuthorizationGrant() instanceof OAuth2AuthorizationGrantAuthenticationToken grant
                && grant.getAdditionalParameters().get(CHECKED) instanceof Jwt proof
                        ? makers.generate(new Proven(token, proof))
                        : makers.generate(token);
    }

    /** A context that knows the proof where the framework's own would stand. */
    private record Proven(OAuth2TokenContext token, Jwt proof) implements OAuth2TokenContext {
        @Override
        @SuppressWarnings("unchecked") // The interface lets the caller say what type it expects.
        public <V> @Nullable V get(Object key) {
            return DPOP_PROOF_KEY.equals(key) ? (V) proof : token.get(key);
        }

        @Override
        public boolean hasKey(Object key) {
            return DPOP_PROOF_KEY.equals(key) || token.hasKey(key);
        }
    }
}
