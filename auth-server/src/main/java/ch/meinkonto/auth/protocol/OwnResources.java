package ch.meinkonto.auth.protocol;

import java.util.List;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.stereotype.Component;

/**
 * Protects what this server offers to programs beside the protocol itself: with tokens for exactly that resource (RFC 9068
 * section 4), bound to their key where they say so (RFC 9449), and not taken back meanwhile.
 */
@Component
public class OwnResources {
    private final JwtDecoder tokens;
    private final DpopProofs proofs;
    private final RecordedAuthorizations authorizations;

    OwnResources(JwtDecoder tokens, DpopProofs proofs, RecordedAuthorizations authorizations) {
        this.tokens = tokens;
        this.proofs = proofs;
        this.authorizations = authorizations;
    }

    /**
     * Takes tokens for this resource and no others.
     *
     * @param audience the claim {@code aud}
     */
    public Customizer<OAuth2ResourceServerConfigurer<HttpSecurity>> withTokensFor(String audience) {
        return resource -> resource.jwt(jwt -> jwt.decoder(token -> decoded(token, audience)))
                .dPoP(Customizer.withDefaults())
                .withObjectPostProcessor(provenBy(proofs));
    }

    private Jwt decoded(String token, String audience) {
        Jwt decoded = tokens.decode(token);
        if (!List.of(audience).equals(decoded.getAudience())) {
            throw new BadJwtException("the token is for another resource");
        }
        OAuth2Authorization authorization = authorizations.findByToken(token, OAuth2TokenType.ACCESS_TOKEN);
        OAuth2Authorization.Token<?> stored = authorization == null ? null : authorization.getAccessToken();
        if (stored == null || !stored.isActive()) {
            throw new BadJwtException("the token was taken back");
        }
        return decoded;
    }

    static ObjectPostProcessor<DPoPAuthenticationProvider> provenBy(DpopProofs proofs) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends DPoPAuthenticationProvider> T postProcess(T provider) {
                provider.setDPoPProofVerifierFactory(proofs);
                return provider;
            }
        };
    }
}
