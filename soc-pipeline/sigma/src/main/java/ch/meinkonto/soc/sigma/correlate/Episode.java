package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/** A finding while it can still grow. */
final class Episode {
    private static final int MOST_EVENTS = 100;
    private static final int MOST_VALUES = 1_000;

    private final EventRef anchor;
    private final Instant fired;
    private final List<EventRef> events = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, Map<String, Instant>> values = new LinkedHashMap<>();
    private @Nullable Map<String, Map<String, Instant>> published;
    private Instant first;
    private Instant last;
    private long count;

    Episode(List<Occurrence> contributing) {
        this.anchor = contributing.getFirst().at();
        this.fired = contributing.getLast().time();
        this.first = fired;
        this.last = Instant.MIN;
        contributing.forEach(this::fold);
    }

    private Episode(Episode other) {
        this.anchor = other.anchor;
        this.fired = other.fired;
        this.events.addAll(other.events);
        this.known.addAll(other.known);
        other.values.forEach((field, each) -> values.put(field, new LinkedHashMap<>(each)));
        this.published = other.published;
        this.first = other.first;
        this.last = other.last;
        this.count = other.count;
    }

    /** Goes on from a finding that was kept elsewhere. */
    static Episode resumed(Finding finding) {
        return new Episode(finding);
    }

    private Episode(Finding finding) {
        this.anchor = finding.events()
                .stream()
                .filter(event -> event.id().equals(finding.anchor()))
                .findFirst()
                .orElse(new EventRef(finding.anchor(), finding.first()));
        this.fired = finding.fired();
        this.events.addAll(finding.events());
        finding.events().forEach(event -> known.add(event.id()));
        finding.values().forEach((field, each) -> values.put(field, new LinkedHashMap<>(each)));
        this.first = finding.first();
        this.last = finding.last();
        this.count = finding.count();
    }

    Episode copy() {
        return new Episode(this);
    }

    EventRef anchor() {
        return anchor;
    }

    void fold(Occurrence occurrence) {
        for (EventRef event : occurrence.events()) {
            if (known.contains(event.id())) {
                continue;
            }
            count++;
            first = event.time().isBefore(first) ? event.time() : first;
            last = event.time().isAfter(last) ? event.time() : last;
            if (events.size() < MOST_EVENTS) {
                events.add(event);
                known.add(event.id());
            }
        }
        occurrence.carried().forEach((field, each) -> each.forEach((value, time) -> carry(field, value, time)));
    }

    private void carry(String field, String value, Instant time) {
        Map<String, Instant> ofField = values.computeIfAbsent(field, unused -> new LinkedHashMap<>());
        Instant before = ofField.get(value);
        if (before == null ? ofField.size() < MOST_VALUES : time.isBefore(before)) {
            ofField.put(value, time);
            published = null;
        }
    }

    Finding finding(CorrelationRule rule, SortedMap<String, String> group) {
        List<EventRef> sorted = events.stream().sorted().toList();
        return new Finding(rule, group, anchor.id(), sorted, count, first, fired, last, values());
    }

    private Map<String, Map<String, Instant>> values() {
        if (published == null) {
            Map<String, Map<String, Instant>> copy = new LinkedHashMap<>();
            values.forEach((field, each) -> copy.put(field, Collections.unmodifiableMap(new LinkedHashMap<>(each))));
            published = Collections.unmodifiableMap(copy);
        }
        return published;
    }
}
