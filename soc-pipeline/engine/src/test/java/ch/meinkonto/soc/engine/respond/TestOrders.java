package ch.meinkonto.soc.engine.respond;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.engine.AuditTrail;

/** Orders, settings and workers of these tests. */
final class TestOrders {
    static final String ACCOUNT = "0197f0c2-0000-7000-8000-00000000000a";

    private TestOrders() {}

    static RespondSettings settings(URI application) {
        return new RespondSettings("engine", "a secret of these tests", Map.of("auth-server", application, "portal",
                application), List.of("dashboards-machine"), true, Duration.ofSeconds(1), Duration.ofMillis(500),
                Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(5), 5,
                Duration.ofMinutes(15), 5, 5, Duration.ofDays(365));
    }

    static DeliveryWorker worker(String name, TestApplication application, OrderIndex index, AuditTrail audit,
            Clock clock) {
        RespondSettings settings = settings(application.address());
        HttpClient http = HttpClient.newHttpClient();
        JsonMapper json = JsonMapper.builder().build();
        AccessTokens tokens = new AccessTokens(application.address().resolve("/oauth2/token"), settings, http, json,
                clock);
        return new DeliveryWorker(new Application(name, application.address(), tokens, settings, http, json), index,
                settings, audit, new RespondMeters(new SimpleMeterRegistry()), clock);
    }

    /** Locks an account for an hour. */
    static StoredOrder lock(Instant now) {
        return order("lock-account", ACCOUNT, now.plus(Duration.ofHours(1)), now);
    }

    /** Ends all sessions of an account. */
    static StoredOrder revoke(Instant now) {
        return order("revoke-sessions", ACCOUNT, null, now);
    }

    static StoredOrder order(String action, String target, Instant expiresAt, Instant now) {
        return Responses.stored(new ResponseOrder(UUID.randomUUID().toString(), action, target,
                "Somebody else holds the password.", null, "0197-nina", null, expiresAt), "security-tests", null,
                now.truncatedTo(ChronoUnit.MILLIS));
    }
}
