package ch.meinkonto.ops.simulators.federal;

import static ch.meinkonto.ops.simulators.federal.FederalFault.CLOCK_FAST;
import static ch.meinkonto.ops.simulators.federal.FederalFault.CLOCK_SLOW;
import static ch.meinkonto.ops.simulators.federal.FederalFault.EXPIRED;
import static ch.meinkonto.ops.simulators.federal.FederalFault.LOWEST_LEVEL;
import static ch.meinkonto.ops.simulators.federal.FederalFault.OLD_SIGN_IN;
import static ch.meinkonto.ops.simulators.federal.FederalFault.OTHER_ACCESS_TOKEN;
import static ch.meinkonto.ops.simulators.federal.FederalFault.OTHER_AUDIENCE;
import static ch.meinkonto.ops.simulators.federal.FederalFault.OTHER_NONCE;
import static ch.meinkonto.ops.simulators.federal.FederalFault.OTHER_PARTY;
import static ch.meinkonto.ops.simulators.federal.FederalFault.TOKEN_OF_OTHER_ISSUER;
import static ch.meinkonto.ops.simulators.federal.FederalFault.UNKNOWN_LEVEL;
import static ch.meinkonto.ops.simulators.federal.FederalFault.WITHOUT_TIME;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import org.springframework.stereotype.Component;

/** ID tokens (OpenID Connect Core, section 2) and logout tokens (Back-Channel Logout, section 2.4), and what faults make of them. */
@Component
class FederalTokens {
    private static final Duration LIFE = Duration.ofMinutes(5);
    /** How far the clock is off, if it is. */
    private static final Duration SKEW = Duration.ofSeconds(50);
    private static final String SOMEBODY_ELSE = "somebody-else";

    private final FederalSettings settings;
    private final FederalConduct conduct;
    private final FederalKeys keys;
    private final Clock clock;

    FederalTokens(FederalSettings settings, FederalConduct conduct, FederalKeys keys, Clock clock) {
        this.settings = settings;
        this.conduct = conduct;
        this.keys = keys;
        this.clock = clock;
    }

    String idToken(String issuer, FederalGrants.Grant grant, String accessToken) {
        FederalGrants.SignIn signIn = grant.signIn();
        Instant now = now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(conduct.is(TOKEN_OF_OTHER_ISSUER) ? issuer + "/" + SOMEBODY_ELSE : issuer)
                .subject(signIn.person().subject())
                .audience(audience())
                .issueTime(Date.from(conduct.is(EXPIRED) ? now.minus(Duration.ofHours(2)) : now))
                .expirationTime(Date.from(conduct.is(EXPIRED) ? now.minus(Duration.ofHours(1)) : now.plus(LIFE)))
                .claim("sid", signIn.sid())
                .claim("acr", level(signIn.person()))
                .claim("amr", List.of("pop", "user", "mfa"))
                .claim("nonce", conduct.is(OTHER_NONCE) ? SOMEBODY_ELSE : grant.request().nonce())
                .claim("at_hash", half(conduct.is(OTHER_ACCESS_TOKEN) ? SOMEBODY_ELSE : accessToken));
        if (conduct.is(OTHER_PARTY)) {
            claims.claim("azp", SOMEBODY_ELSE);
        }
        if (!conduct.is(WITHOUT_TIME)) {
            claims.claim("auth_time", time(signIn).getEpochSecond());
        }
        return keys.sign(claims.build(), JOSEObjectType.JWT);
    }

    String logoutToken(String issuer, FederalGrants.SignIn signIn) {
        Instant now = now();
        return keys.sign(new JWTClaimsSet.Builder().issuer(issuer)
                .subject(signIn.person().subject())
                .audience(settings.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", signIn.sid())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build(), new JOSEObjectType("logout+jwt"));
    }

    private List<String> audience() {
        return switch (conduct.fault()) {
            case OTHER_AUDIENCE -> List.of(SOMEBODY_ELSE);
            case OTHER_PARTY -> List.of(settings.clientId(), SOMEBODY_ELSE);
            default -> List.of(settings.clientId());
        };
    }

    private String level(FederalPerson person) {
        return switch (conduct.fault()) {
            case UNKNOWN_LEVEL -> "urn:example:never-heard-of";
            case LOWEST_LEVEL -> FederalPerson.LEVEL + 100;
            default -> person.acr();
        };
    }

    private Instant time(FederalGrants.SignIn signIn) {
        Instant time = conduct.is(OLD_SIGN_IN) ? signIn.time().minus(Duration.ofDays(1)) : signIn.time();
        return shifted(time);
    }

    private Instant now() {
        return shifted(clock.instant());
    }

    private Instant shifted(Instant time) {
        return conduct.is(CLOCK_FAST) ? time.plus(SKEW) : conduct.is(CLOCK_SLOW) ? time.minus(SKEW) : time;
    }

    /** The left half of the hash, as {@code at_hash} wants it (OpenID Connect Core, section 3.1.3.6). */
    private static String half(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
