package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Rule;

/**
 * A rule has matched. Immutable: what is told later about the same match is another finding of the same identity.
 *
 * <p>
 * An episode may grow by thousands of events, each of which makes a finding of its own; so a finding takes note of how far the
 * records of the episode reached, and makes lists and maps of them only when it is asked.
 */
public final class Finding {
    private static final char SEPARATOR = '\u0000';

    private final Rule rule;
    private final SortedMap<String, String> group;
    private final String anchor;
    private final long count;
    private final long first;
    private final long fired;
    private final long last;
    private final EventLog.Part opening;
    private final EventLog.Part eventLog;
    private final ValueLog.State valueLog;
    private @Nullable List<EventRef> events;
    private @Nullable Map<String, Map<String, Instant>> values;

    /**
     * A finding with everything it tells.
     *
     * @param rule which rule
     * @param group fields the events share, with their values; empty for a rule about single events
     * @param anchor id of the first contributing match at the moment the rule fired
     * @param events contributing events in event time, the first 100
     * @param count how many events contributed in all
     * @param first event time of the first contributing event
     * @param fired event time at which the condition first held
     * @param last event time of the last contributing event
     * @param values distinct values of the carried fields among the contributing events, each with the time it first came
     */
    public Finding(Rule rule, SortedMap<String, String> group, String anchor, List<EventRef> events, long count,
            Instant first, Instant fired, Instant last, Map<String, Map<String, Instant>> values) {
        this(rule, group, anchor, count, EventTime.of(first), EventTime.of(fired), EventTime.of(last),
                openedBy(events, fired), EventLog.empty().part(), ValueLog.State.EMPTY);
        this.events = List.copyOf(events);
        this.values = values;
    }

    /** A finding of an episode as it is now. */
    Finding(Rule rule, SortedMap<String, String> group, String anchor, long count, long first, long fired, long last,
            EventLog.Part opening, EventLog.Part eventLog, ValueLog.State valueLog) {
        this.rule = rule;
        this.group = group;
        this.anchor = anchor;
        this.count = count;
        this.first = first;
        this.fired = fired;
        this.last = last;
        this.opening = opening;
        this.eventLog = eventLog;
        this.valueLog = valueLog;
    }

    /** Which rule. */
    public Rule rule() {
        return rule;
    }

    /** Fields the events share, with their values; empty for a rule about single events. */
    public SortedMap<String, String> group() {
        return group;
    }

    /**
     * Id of the first contributing match at the moment the rule fired: of an event or, where an inner correlation came first,
     * derived from its identity. (The first event alone would not do: two inner findings may share it.)
     */
    public String anchor() {
        return anchor;
    }

    /** Contributing events in event time, the first 100. */
    public List<EventRef> events() {
        List<EventRef> made = events;
        if (made == null) {
            made = eventLog.list();
            events = made;
        }
        return made;
    }

    /** How many events contributed in all. */
    public long count() {
        return count;
    }

    /** Event time of the first contributing event. */
    public Instant first() {
        return EventTime.instant(first);
    }

    /**
     * Event time at which the condition first held. Where it depends on something that does not happen, that is the end of the
     * time in which it could have happened, and so later than the last contributing event may be.
     */
    public Instant fired() {
        return EventTime.instant(fired);
    }

    /** Event time of the last contributing event. */
    public Instant last() {
        return EventTime.instant(last);
    }

    /**
     * Distinct values of the carried fields among the contributing events, each with the time it first came; at most 1,000 per
     * field.
     */
    public Map<String, Map<String, Instant>> values() {
        Map<String, Map<String, Instant>> made = values;
        if (made == null) {
            made = valueLog.asMap();
            values = made;
        }
        return made;
    }

    /** The distinct values of a carried field, in the order in which they came. */
    public List<String> valuesOf(String field) {
        return List.copyOf(values().getOrDefault(field, Map.of()).keySet());
    }

    /** The same for the same rule, version, group and first contributing event, on every run. */
    public String identity() {
        StringBuilder identity = new StringBuilder(rule.key()).append(SEPARATOR).append(rule.header().version());
        group.forEach((field, value) -> identity.append(SEPARATOR).append(field).append('=').append(value));
        return identity.append(SEPARATOR).append(anchor).toString();
    }

    long firedAt() {
        return fired;
    }

    /** The events for which the condition held first; those that came later are not among them. */
    EventLog.Part opening() {
        return opening;
    }

    /**
     * Whether this means the same as another state of the finding to a correlation around it: what it gathered after it fired
     * only matters where it is a new value.
     */
    boolean isSameOutside(Finding earlier) {
        return anchor.equals(earlier.anchor) && fired == earlier.fired && opening.isSame(earlier.opening)
                && (valueLog.isSame(earlier.valueLog)
                        || !valueLog.hasGrownFrom(earlier.valueLog) && values().equals(earlier.values()));
    }

    /** When the first value came by which this differs from an earlier state, where nothing else is different outside. */
    long grownFrom(Finding earlier) {
        return anchor.equals(earlier.anchor) && fired == earlier.fired && opening.isSame(earlier.opening)
                ? valueLog.grownFrom(earlier.valueLog)
                : EventTime.NEVER;
    }

    private static EventLog.Part openedBy(List<EventRef> events, Instant fired) {
        return EventLog.of(events.stream().filter(event -> !event.time().isAfter(fired)).toList()).part();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Finding finding && count == finding.count && first == finding.first
                && fired == finding.fired && last == finding.last && anchor.equals(finding.anchor)
                && rule.key().equals(finding.rule.key()) && group.equals(finding.group)
                && events().equals(finding.events()) && opening.isSame(finding.opening)
                && values().equals(finding.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule.key(), group, anchor, count, last);
    }

    @Override
    public String toString() {
        return rule.header().title() + " " + group + " anchor=" + anchor + " count=" + count + " first=" + first()
                + " fired=" + fired() + " last=" + last() + " events=" + events() + " values=" + values();
    }
}
