package ch.meinkonto.auth.federation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuedAtValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks what providers sign: ID tokens (OpenID Connect Core, section 3.1.3.7) and logout tokens (Back-Channel Logout, section
 * 2.6). Keys are fetched when a token names one that is not known. Clocks may be a minute apart.
 */
final class UpstreamTokens implements JwtDecoderFactory<ClientRegistration> {
    static final Duration SKEW = Duration.ofMinutes(1);
    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";
    /** Never {@code none}, never a secret that both know. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512, SignatureAlgorithm.PS256, SignatureAlgorithm.PS384, SignatureAlgorithm.PS512,
            SignatureAlgorithm.RS256, SignatureAlgorithm.RS384, SignatureAlgorithm.RS512);

    private final Map<String, JwtDecoder> idTokens = new ConcurrentHashMap<>();
    private final Map<String, JwtDecoder> logoutTokens = new ConcurrentHashMap<>();
    private final UpstreamHttp http;
    private final Clock clock;

    UpstreamTokens(UpstreamHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** What checks a provider's ID tokens; it remembers the keys. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration provider) {
        return idTokens.computeIfAbsent(key(provider), _ -> idTokens(provider));
    }

    /** What checks a provider's logout tokens. */
    JwtDecoder logoutTokens(ClientRegistration provider) {
        return logoutTokens.computeIfAbsent(key(provider), _ -> decoder(provider, logoutRules(provider)));
    }

    /** The address of the keys may change between two looks at what the provider says of itself. */
    private static String key(ClientRegistration provider) {
        return provider.getRegistrationId() + ' ' + provider.getProviderDetails().getJwkSetUri();
    }

    private JwtDecoder idTokens(ClientRegistration provider) {
        OidcIdTokenValidator standard = new OidcIdTokenValidator(provider);
        standard.setClockSkew(SKEW);
        standard.setClock(clock);
        NimbusJwtDecoder decoder = decoder(provider, new DelegatingOAuth2TokenValidator<>(standard, timestamps()));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    private NimbusJwtDecoder decoder(ClientRegistration provider, OAuth2TokenValidator<Jwt> rules) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder
                .withJwkSetUri(Objects.requireNonNull(provider.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .restOperations(http.resources())
                .build();
        decoder.setJwtValidator(rules);
        return decoder;
    }

    private JwtTimestampValidator timestamps() {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(SKEW);
        timestamps.setClock(clock);
        return timestamps;
    }

    private OAuth2TokenValidator<Jwt> logoutRules(ClientRegistration provider) {
        JwtIssuedAtValidator issued = new JwtIssuedAtValidator(true);
        issued.setClock(clock);
        issued.setClockSkew(Duration.ofMinutes(2));
        String issuer = provider.getProviderDetails().getIssuerUri();
        return new DelegatingOAuth2TokenValidator<>(List.of(timestamps(), issued,
                token -> result(token.getIssuer() != null && token.getIssuer().toString().equals(issuer), "iss"),
                token -> result(token.getAudience() != null && token.getAudience().contains(provider.getClientId()),
                        "aud"),
                new JwtClaimValidator<Map<String, Object>>("events",
                        happened -> happened != null && happened.containsKey(LOGOUT)),
                // An ID token has a nonce; nobody shall pass one off as a logout token.
                token -> result(!token.hasClaim("nonce"), "nonce"),
                // The standard lets a provider name the sign-in alone; we find sessions by the person.
                token -> result(token.getSubject() != null, "sub"),
                token -> result(token.getId() != null, "jti")));
    }

    private static OAuth2TokenValidatorResult result(boolean good, String claim) {
        return good
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request", claim, null));
    }

    /**
     * Whether an ID token goes with an access token (section 3.1.3.8). The hash is optional where both come from the token
     * endpoint; where it is there, it must be right.
     */
    static boolean belongTogether(OidcIdToken idToken, String accessToken) {
        String hash = idToken.getAccessTokenHash();
        Object algorithm = "SHA-256";
        if (hash == null) {
            return true;
        }
        // Its length tells which: half of 32, 48 or 64 bytes.
        algorithm = switch (hash.length()) {
            case 32 -> "SHA-384";
            case 43 -> "SHA-512";
            default -> algorithm;
        };
        try {
            byte[] digest = MessageDigest.getInstance(algorithm.toString())
                    .digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            String half = Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, digest.length / 2));
            return MessageDigest.isEqual(half.getBytes(StandardCharsets.US_ASCII),
                    hash.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}
