package ch.meinkonto.ops.simulators.federal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is signed in here, and what was handed out for it: codes for a minute and once, access tokens for five minutes. */
@Component
class FederalGrants {
    static final Duration CODE = Duration.ofMinutes(1);
    static final Duration ACCESS = Duration.ofMinutes(5);
    private static final int SECRET_BYTES = 24;
    /** As many sign-ins as a demonstration can need. */
    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SignIn> signIns = new ConcurrentHashMap<>();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Access> accesses = new ConcurrentHashMap<>();
    private final Clock clock;

    FederalGrants(Clock clock) {
        this.clock = clock;
    }

    /**
     * Somebody signed in.
     *
     * @param sid name of the sign-in, told to clients
     * @param person who
     * @param time when
     */
    record SignIn(String sid, FederalPerson person, Instant time) {}

    /** What a code stands for. */
    record Grant(SignIn signIn, FederalRequest request, Instant until) {}

    private record Access(FederalPerson person, Instant until) {}

    /** Signs somebody in; what the cookie holds. */
    String signIn(FederalPerson person) {
        if (signIns.size() >= MOST) {
            signIns.clear();
        }
        String cookie = secret();
        signIns.put(cookie, new SignIn(secret(), person, clock.instant()));
        return cookie;
    }

    Optional<SignIn> signedIn(@Nullable String cookie) {
        return Optional.ofNullable(cookie == null ? null : signIns.get(cookie));
    }

    Optional<SignIn> signOut(@Nullable String cookie) {
        return Optional.ofNullable(cookie == null ? null : signIns.remove(cookie));
    }

    String code(SignIn signIn, FederalRequest request) {
        Instant now = clock.instant();
        codes.values().removeIf(grant -> grant.until().isBefore(now));
        String code = secret();
        codes.put(code, new Grant(signIn, request, now.plus(CODE)));
        return code;
    }

    /** Takes a code: of two who do so, one gets it. */
    Optional<Grant> take(String code) {
        return Optional.ofNullable(codes.remove(code)).filter(grant -> grant.until().isAfter(clock.instant()));
    }

    String access(FederalPerson person) {
        Instant now = clock.instant();
        accesses.values().removeIf(access -> access.until().isBefore(now));
        String token = secret();
        accesses.put(token, new Access(person, now.plus(ACCESS)));
        return token;
    }

    Optional<FederalPerson> byAccess(String token) {
        return Optional.ofNullable(accesses.get(token)).filter(access -> access.until().isAfter(clock.instant()))
                .map(Access::person);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
