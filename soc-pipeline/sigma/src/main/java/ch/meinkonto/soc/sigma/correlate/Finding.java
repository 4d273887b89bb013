package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import ch.meinkonto.soc.sigma.rule.Rule;

/**
 * A rule has matched.
 *
 * @param rule which
 * @param group fields the events share, with their values; empty for a rule about single events
 * @param anchor id of the first contributing match at the moment the rule fired: of an event or, where an inner
 *        correlation came first, derived from its identity. (The first event alone would not do: two inner findings may
 *        share it.)
 * @param events contributing events in event time, the first 100
 * @param count how many events contributed in all
 * @param first event time of the first contributing event
 * @param fired event time at which the condition first held
 * @param last event time of the last contributing event
 * @param values distinct values of the carried fields among the contributing events, each with the time it first came
 */
public record Finding(Rule rule, SortedMap<String, String> group, String anchor, List<EventRef> events, long count,
        Instant first, Instant fired, Instant last, Map<String, Map<String, Instant>> values) {
    private static final char SEPARATOR = '\u0000';

    /** The same for the same rule, version, group and first contributing event, on every run. */
    public String identity() {
        StringBuilder identity = new StringBuilder(rule.key()).append(SEPARATOR).append(rule.header().version());
        group.forEach((field, value) -> identity.append(SEPARATOR).append(field).append('=').append(value));
        return identity.append(SEPARATOR).append(anchor).toString();
    }

    /** The distinct values of a carried field, in the order in which they came. */
    public List<String> valuesOf(String field) {
        return List.copyOf(values.getOrDefault(field, Map.of()).keySet());
    }
}
