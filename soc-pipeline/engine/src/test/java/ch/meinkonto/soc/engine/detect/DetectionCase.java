package ch.meinkonto.soc.engine.detect;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.match.Event;

/**
 * A named case of a detection: events in the order of their time, how they arrive, and the alerts they must give.
 *
 * @param detection folder name
 * @param name sentence
 * @param events sorted by time
 * @param written the fields of each event as the case has them, in the order they are written
 * @param arrival order in which they arrive
 * @param until to when time goes on after the last event, absent where it stands still
 * @param alerts exactly these, of this folder's rules
 */
record DetectionCase(String detection, String name, List<Event> events, List<Map<String, Object>> written,
        Arrival arrival, @Nullable Instant until, List<Expected> alerts) {
    /** Order in which events arrive. */
    enum Arrival {
        SORTED,
        REVERSED,
        SHUFFLED,
        TWICE
    }

    /** What must be said of an alert; what is absent may be anything. */
    record Expected(String rule, Map<String, String> group, @Nullable Long events, @Nullable String level,
            @Nullable String summary) {}

    @Override
    public String toString() {
        return detection + ": " + name;
    }
}
