package ch.meinkonto.soc.sigma;

import java.time.Instant;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;

/** Events for tests: seconds after a fixed moment, with the fields that matter. */
public final class TestEvents {
    public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final LogSource AUTH = new LogSource(null, "meinkonto", "auth");

    private TestEvents() {}

    public static Event at(long second, String id, Map<String, ?> fields) {
        return Event.of(id, START.plusSeconds(second), AUTH, fields);
    }

    public static Event login(long second, String id, String outcome, String user, String address) {
        return at(second, id, Map.of("event.action", "auth.login", "event.outcome", outcome, "user.hash", user,
                "client.ip", address));
    }
}
