package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/**
 * One group of one correlation: a scan of what can no longer change, the matches that can, and a scan up to the last.
 */
final class GroupState {
    private static final String LAST_ID = "\uffff";

    private final CorrelationRule rule;
    private final SortedMap<String, String> group;
    private final int mostOccurrences;
    private final TreeMap<EventRef, Occurrence> changeable = new TreeMap<>();
    private final Scan sealed;
    private Scan tip;
    private @Nullable EventRef sealedUpTo;
    private Map<String, Finding> published = new LinkedHashMap<>();
    private boolean touched = true;

    GroupState(CorrelationRule rule, SortedMap<String, String> group, int mostOccurrences) {
        this.rule = rule;
        this.group = group;
        this.mostOccurrences = mostOccurrences;
        this.sealed = new Scan(rule, mostOccurrences);
        this.tip = new Scan(rule, mostOccurrences);
    }

    /** What became of a match. */
    enum Arrival {
        TAKEN,
        REPEATED,
        TOO_LATE
    }

    Arrival insert(Occurrence occurrence, Instant sealBefore) {
        touched = true;
        seal(sealBefore);
        EventRef at = occurrence.at();
        if (sealedUpTo != null && at.compareTo(sealedUpTo) <= 0) {
            return Arrival.TOO_LATE;
        }
        boolean newest = changeable.isEmpty() || changeable.lastKey().compareTo(at) < 0;
        Occurrence before = changeable.put(at, occurrence);
        if (occurrence.equals(before)) {
            return Arrival.REPEATED;
        }
        if (newest) {
            tip.step(occurrence);
        } else {
            scanAgain();
        }
        return Arrival.TAKEN;
    }

    /** Goes on within a finding that was kept elsewhere, unless there is an open one already. */
    void resume(Finding finding) {
        if (tip.isOpen()) {
            return;
        }
        Episode episode = Episode.resumed(finding);
        sealed.resume(episode, finding.last());
        // No id sorts behind this one: everything up to that moment is taken as counted.
        sealedUpTo = new EventRef(LAST_ID, finding.last());
        changeable.headMap(sealedUpTo, true).clear();
        scanAgain();
        published = new LinkedHashMap<>();
        published.put(episode.anchor().id(), finding);
    }

    void remove(EventRef at) {
        if (changeable.remove(at) != null) {
            scanAgain();
        }
    }

    /** What the last insertions and removals changed. */
    List<Change> changes() {
        Map<String, Finding> current = new LinkedHashMap<>();
        List<Finding> raised = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Episode episode : tip.episodes()) {
            Finding finding = episode.finding(rule, group);
            Finding before = published.remove(episode.anchor().id());
            if (before == null) {
                raised.add(finding);
            } else if (!before.equals(finding)) {
                changes.add(new Change.Grown(before, finding));
            }
            current.put(episode.anchor().id(), finding);
        }
        List<Finding> withdrawn = new ArrayList<>(published.values());
        for (Finding finding : raised) {
            changes.add(withdrawn.isEmpty()
                    ? new Change.Raised(finding)
                    : new Change.Moved(withdrawn.removeFirst(), finding));
        }
        withdrawn.forEach(finding -> changes.add(new Change.Withdrawn(finding)));
        published = current;
        return changes;
    }

    private void seal(Instant before) {
        while (!changeable.isEmpty()
                && (changeable.firstKey().time().isBefore(before) || changeable.size() > mostOccurrences)) {
            Map.Entry<EventRef, Occurrence> oldest = changeable.pollFirstEntry();
            sealed.step(oldest.getValue());
            sealedUpTo = oldest.getKey();
        }
        for (Episode episode : sealed.takeFinished()) {
            tip.forget(episode.anchor());
            published.remove(episode.anchor().id());
        }
    }

    private void scanAgain() {
        tip = sealed.copy();
        changeable.values().forEach(tip::step);
    }

    boolean isOpen() {
        return tip.isOpen();
    }

    /** Whether nothing can join any more and nothing came since the last call. */
    boolean isOver(Instant sealBefore) {
        boolean idle = !touched;
        touched = false;
        Instant last = tip.last();
        return idle && (last == null || last.plus(rule.timespan()).isBefore(sealBefore));
    }
}
