package ch.meinkonto.auth.protocol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Clients that sign instead of showing a secret (private_key_jwt: OpenID Connect Core, section 9, RFC 7523 section 3). What
 * they sign is good for a few minutes and once; the framework would take a copy until it expires.
 */
final class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {
    /** With a minute for clocks that differ. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JwtClientAssertionDecoderFactory standard = new JwtClientAssertionDecoderFactory();
    private final UsedProofs used;
    private final Clock clock;

    ClientAssertions(UsedProofs used, Clock clock) {
        this.used = used;
        this.clock = clock;
    }

    /** Puts this check into the framework's own provider. */
    void apply(List<AuthenticationProvider> providers) {
        providers.stream()
                .filter(JwtClientAssertionAuthenticationProvider.class::isInstance)
                .map(JwtClientAssertionAuthenticationProvider.class::cast)
                .forEach(provider -> provider.setJwtDecoderFactory(this));
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        JwtDecoder decoder = standard.createDecoder(client);
        return text -> {
            Jwt assertion = decoder.decode(text);
            Instant expiry = assertion.getExpiresAt();
            if (assertion.getId() == null || expiry == null || expiry.isAfter(clock.instant().plus(LONGEST))) {
                throw new BadJwtException("an assertion has an id and lives for at most five minutes");
            }
            if (!used.isFirst("assertion " + client.getClientId() + " " + assertion.getId())) {
                throw new BadJwtException("the assertion was used before");
            }
            return assertion;
        };
    }
}
