package ch.meinkonto.ops.relyingparty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuedAtValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What the identity provider tells by itself: tokens with a type of their own, signed by it, made for one client just now. */
public final class ProviderTokens {
    private ProviderTokens() {}

    /**
     * Reads tokens of one type.
     *
     * @param issuer of the provider
     * @param clientId whom they must be for
     * @param type of the token, so that none of another kind is taken for it (RFC 8725 section 3.11)
     * @param further what else must be true of them
     */
    public static JwtDecoder of(String issuer, String clientId, String type, List<OAuth2TokenValidator<Jwt>> further) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(issuer + "/oauth2/jwks")
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(List.of(new JwtTypeValidator(List.of(type)),
                new JwtIssuerValidator(issuer), new JwtAudienceValidator(clientId), new JwtIssuedAtValidator(true),
                new JwtClaimValidator<>("jti", Objects::nonNull)));
        all.addAll(further);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(all));
        return decoder;
    }

    /** That a token tells of an event (RFC 8417 section 2.2). */
    public static OAuth2TokenValidator<Jwt> tellsOf(String event) {
        return new JwtClaimValidator<Map<String, Object>>("events",
                happened -> happened != null && happened.containsKey(event));
    }
}
