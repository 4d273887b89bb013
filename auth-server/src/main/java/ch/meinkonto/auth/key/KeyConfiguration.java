package ch.meinkonto.auth.key;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.transaction.support.TransactionOperations;

/** The signing keys as the authorization server wants them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeyConfiguration {
    /** Also what is published; private parts never leave through it. */
    @Bean
    KeyRing signingKeys(JdbcClient jdbc, TransactionOperations transactions, KeySettings settings, Clock clock) {
        return new KeyRing(new SigningKeys(jdbc, transactions, settings, clock), clock);
    }

    @Bean
    ServerSecret serverSecret(KeySettings settings) {
        return settings.secret();
    }

    @Bean
    KeyRotation keyRotation(KeyRing keys) {
        return new KeyRotation(keys);
    }

    @Bean
    JwtEncoder jwtEncoder(KeyRing keys) {
        return new RotatingEncoder(keys);
    }

    /** Reads our own access tokens, and no other token, where they come back: at the user-info endpoint (RFC 9068). */
    @Bean
    JwtDecoder jwtDecoder(KeyRing keys, @Value("${meinkonto.issuer}") String issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.add(SignatureAlgorithm.ES256);
                })
                .build();
        // With a look at the certificate where a token is bound to one (RFC 8705 section 3), which the rules of RFC 9068 lack.
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTypeValidator("at+jwt", "application/at+jwt"),
                JwtValidators.createAtJwtValidator()
                        .issuer(issuer)
                        // Whatever resource the token is for: with the scope openid it opens the user-info endpoint too.
                        .validators(checks -> checks.put("aud", new JwtClaimValidator<>("aud", Objects::nonNull)))
                        .build())));
        return decoder;
    }
}
