package ch.meinkonto.dashboards.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

import ch.meinkonto.dashboards.access.Analysts;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Records what an analyst looks at, before it is shown. It costs a row in our own database; the relay carries it on. The same
 * look again within a minute, as when a page is loaded anew, is the same act.
 */
@Component
public class Looks {
    private static final Duration ONE_ACT = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_TARGET = 200;

    private final SecurityEvents events;
    private final Clock clock;
    private final Map<Look, Instant> looked = new HashMap<>();

    /** Who looked at what. */
    private record Look(String analyst, String operation, String target) {}

    Looks(SecurityEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Opened an alert of this level. */
    public void atAlert(Authentication analyst, String alertId, String level) {
        record(analyst, "alert-view", alertId, level);
    }

    /** Went through the queue; the query says what was looked for, empty for all. */
    public void atQueue(Authentication analyst, String query) {
        record(analyst, query.isEmpty() ? "alert-list" : "alert-search", query, null);
    }

    private void record(Authentication analyst, String operation, String target, @Nullable String level) {
        String shortened = target.length() > LONGEST_TARGET ? target.substring(0, LONGEST_TARGET) : target;
        Look look = new Look(Analysts.of(analyst).id(), operation, shortened);
        Instant now = clock.instant();
        if (isNew(look, now)) {
            events.record(new AdminEvent(operation, shortened.isEmpty() ? null : shortened, null, level, null));
            remember(look, now);
        }
    }

    private synchronized boolean isNew(Look look, Instant now) {
        Instant before = looked.get(look);
        return before == null || !before.plus(ONE_ACT).isAfter(now);
    }

    /** Only once it is recorded. */
    private synchronized void remember(Look look, Instant now) {
        if (looked.size() >= MOST_REMEMBERED) {
            looked.values().removeIf(before -> !before.plus(ONE_ACT).isAfter(now));
        }
        if (looked.size() < MOST_REMEMBERED) {
            looked.put(look, now);
        }
    }
}
