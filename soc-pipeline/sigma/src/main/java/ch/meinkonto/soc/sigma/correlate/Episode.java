package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;
import ch.meinkonto.soc.sigma.correlate.Occurrence.Origin;

/** A finding while it can still grow. Events may be added in any order: the outcome is the same. */
final class Episode {
    private final Plan plan;
    private final SortedMap<String, String> group;
    private final String anchor;
    private final long fired;
    private final long openedAt;
    private final String openedBy;
    private EventLog events = EventLog.empty();
    private EventLog.Part opening = new EventLog.Part(events, 0);
    private @Nullable ValueLog values;
    private long first = EventTime.FOREVER;
    private long last = EventTime.NEVER;
    private long count;
    private boolean changed = true;
    private @Nullable Finding published;

    /**
     * An episode that begins.
     *
     * @param contributing the matches for which the condition held, the last of them the one at which it did
     */
    Episode(Plan plan, SortedMap<String, String> group, List<Occurrence> contributing) {
        this(plan, group, contributing.getFirst().id,
                EventTime.plus(contributing.getLast().time, plan.delay()), contributing.getLast().time,
                contributing.getLast().id);
        contributing.forEach(this::add);
        opening = events.part();
    }

    private Episode(Plan plan, SortedMap<String, String> group, String anchor, long fired, long openedAt,
            String openedBy) {
        this.plan = plan;
        this.group = group;
        this.anchor = anchor;
        this.fired = fired;
        this.openedAt = openedAt;
        this.openedBy = openedBy;
    }

    /** Goes on from a finding that was kept elsewhere. */
    static Episode resumed(Plan plan, SortedMap<String, String> group, Finding finding) {
        Episode episode = new Episode(plan, group, finding.anchor(), finding.firedAt(), EventTime.NEVER, "");
        episode.events = EventLog.of(finding.events());
        finding.values().forEach(episode::carry);
        episode.opening = finding.opening();
        episode.first = EventTime.of(finding.first());
        episode.last = EventTime.of(finding.last());
        episode.count = finding.count();
        episode.published = finding;
        episode.changed = false;
        return episode;
    }

    String anchor() {
        return anchor;
    }

    /** Whether the match stands behind the one at which it opened. */
    boolean isBehindOpening(Occurrence occurrence) {
        return occurrence.compare(openedAt, openedBy) > 0;
    }

    void add(Occurrence occurrence) {
        changed = true;
        Origin origin = occurrence.origin;
        if (origin == null || origin.events().isEmpty()) {
            add(occurrence.time, occurrence.id);
        } else {
            origin.events().forEach(event -> add(EventTime.of(event.time()), event.id()));
        }
        if (origin != null && !origin.values().isEmpty()) {
            // A value belongs to the episode from when the match does: what an inner finding knew is known from then on.
            ValueLog log = valueLog();
            origin.values().forEach(value -> log.add(value.at(occurrence.time)));
        }
    }

    private void add(long time, String id) {
        // Inner findings may share an event, with each other and with a match of the event itself.
        if (plan.isChained() && events.contains(time, id)) {
            return;
        }
        count++;
        first = Math.min(first, time);
        last = Math.max(last, time);
        events = events.with(time, id);
    }

    private void carry(String field, Map<String, Instant> each) {
        int place = plan.carried().indexOf(field);
        if (place >= 0) {
            ValueLog log = valueLog();
            each.forEach((text, time) -> log.add(new CarriedValue(place, text, EventTime.of(time))));
        }
    }

    private ValueLog valueLog() {
        if (values == null) {
            values = new ValueLog(plan.carried());
        }
        return values;
    }

    /** Whether it is not as it was published. */
    boolean isChanged() {
        return changed;
    }

    /** The finding last told, absent where there was none. */
    @Nullable
    Finding published() {
        return published;
    }

    /** The finding as it is now; from here on it counts as published. */
    Finding publish() {
        Finding finding = new Finding(plan.rule(), group, anchor, count, first, fired, last, opening,
                events.part(), values == null ? ValueLog.State.EMPTY : values.state());
        published = finding;
        changed = false;
        return finding;
    }

    void write(SnapshotWriter out) {
        out.text(anchor);
        out.number(fired);
        out.number(openedAt);
        out.text(openedBy);
        out.number(first);
        out.number(last);
        out.number(count);
        out.events(opening.list());
        out.events(events.part().list());
        out.values(values == null ? ValueLog.State.EMPTY : values.state());
    }

    static Episode read(SnapshotReader in, Plan plan, SortedMap<String, String> group) {
        Episode episode = new Episode(plan, group, in.text(), in.number(), in.number(), in.text());
        episode.first = in.number();
        episode.last = in.number();
        episode.count = in.number();
        episode.opening = EventLog.of(in.events()).part();
        episode.events = EventLog.of(in.events());
        in.values().forEach(value -> episode.valueLog().add(value));
        episode.publish();
        return episode;
    }
}
