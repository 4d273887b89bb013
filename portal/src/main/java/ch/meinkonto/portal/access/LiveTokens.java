package ch.meinkonto.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import ch.meinkonto.portal.cityservice.Digests;

/**
 * Access tokens that are in order by themselves and that the identity provider has not taken back, which it is asked
 * (RFC 7662) every few seconds for each token in use: an account that is locked is locked here too, long before its tokens
 * run out.
 */
final class LiveTokens implements JwtDecoder {
    /** How long an answer holds. */
    static final Duration TRUSTED = Duration.ofSeconds(3);
    /** As many tokens as can be in use within that time; more are asked about each time. */
    private static final int MOST = 10_000;

    private final JwtDecoder tokens;
    private final Predicate<String> provider;
    private final Clock clock;
    private final Map<String, Instant> liveUntil = new ConcurrentHashMap<>();

    /**
     * @param tokens checks signature, issuer, audience and time
     * @param provider tells whether a token is active, throws where it cannot
     */
    LiveTokens(JwtDecoder tokens, Predicate<String> provider, Clock clock) {
        this.tokens = tokens;
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt decoded = tokens.decode(token);
        String hash = Digests.of(token);
        Instant now = clock.instant();
        if (liveUntil.getOrDefault(hash, Instant.MIN).isAfter(now)) {
            return decoded;
        }
        if (!provider.test(token)) {
            liveUntil.remove(hash);
            throw new BadJwtException("the token was taken back");
        }
        remember(hash, now);
        return decoded;
    }

    private void remember(String hash, Instant now) {
        if (liveUntil.size() >= MOST) {
            liveUntil.values().removeIf(until -> !until.isAfter(now));
        }
        if (liveUntil.size() < MOST) {
            liveUntil.put(hash, now.plus(TRUSTED));
        }
    }
}
