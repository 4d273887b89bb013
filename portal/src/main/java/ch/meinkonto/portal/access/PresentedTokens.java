package ch.meinkonto.portal.access;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.TokenUseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Tells the security events with which key a token that is bound to one is presented: a second key means that somebody has a
 * copy of the token (RFC 9449 section 2). Once in a while for each token and key, not at every call.
 */
@Component
class PresentedTokens {
    /** Why a token was refused. */
    static final String OTHER_KEY = "other_key";
    /** How long one telling holds. */
    static final Duration TOLD = Duration.ofMinutes(10);
    /** How many tokens and keys are remembered. */
    static final int MOST = 10_000;

    private final SecurityEvents events;
    private final Clock clock;
    private final Map<String, Instant> toldUntil = new ConcurrentHashMap<>();

    PresentedTokens(SecurityEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * A token came with a proof that is good by itself.
     *
     * @param token its claims
     * @param proof proof of possession (RFC 9449 section 4.2)
     */
    void presented(ClaimAccessor token, Jwt proof) {
        String key = thumbprint(proof);
        String bound = boundTo(token);
        String id = token.getClaimAsString("jti");
        if (key == null || bound == null || id == null || !isNews(id + ' ' + key)) {
            return;
        }
        String client = token.getClaimAsString("client_id");
        String subject = token.getClaimAsString("sub");
        boolean machine = subject != null && subject.equals(client);
        boolean recorded = false;
        try {
            events.record(new TokenUseEvent(client, machine ? null : subject, Digests.of(id), key,
                    key.equals(bound) ? null : OTHER_KEY));
            recorded = true;
        } finally {
            if (!recorded) {
                toldUntil.remove(id + ' ' + key);
            }
        }
    }

    /** The key a token is bound to, absent where it is bound to none. */
    static @Nullable String boundTo(ClaimAccessor token) {
        Map<String, Object> confirmation = token.getClaimAsMap("cnf");
        return confirmation != null && confirmation.get("jkt") instanceof String key ? key : null;
    }

    /** Where so many are remembered that no more can be, everything is news: rather told too often than not at all. */
    private boolean isNews(String what) {
        Instant now = clock.instant();
        if (toldUntil.size() >= MOST) {
            toldUntil.values().removeIf(until -> !until.isAfter(now));
        }
        if (toldUntil.size() >= MOST && !toldUntil.containsKey(what)) {
            return true;
        }
        boolean[] news = {false};
        toldUntil.compute(what, (same, until) -> {
            news[0] = until == null || !until.isAfter(now);
            return news[0] ? now.plus(TOLD) : until;
        });
        return news[0];
    }

    /** RFC 7638. */
    private static @Nullable String thumbprint(Jwt proof) {
        try {
            if (proof.getHeaders().get("jwk") instanceof Map<?, ?> key) {
                Map<String, Object> members = new LinkedHashMap<>();
                key.forEach((name, value) -> members.put(name.toString(), value));
                return JWK.parse(members).computeThumbprint().toString();
            }
            return null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }
}
