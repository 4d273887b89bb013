package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A match within one group of a correlation: of an event, or of an inner correlation.
 *
 * @param at id and time
 * @param rules references of the correlation that it satisfies
 * @param values what is counted, empty where the correlation counts no values
 * @param events the events behind it, one or, of an inner correlation, several
 * @param carried values of the carried fields, each with the time it first came
 */
record Occurrence(EventRef at, Set<String> rules, List<String> values, List<EventRef> events,
        Map<String, Map<String, Instant>> carried) {
    Instant time() {
        return at.time();
    }
}
