package ch.meinkonto.soc.engine.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Finding;

/**
 * Carries changes of findings into the index of alerts. What could not be written stays here and is written first the next
 * time; several changes of one alert become one. Not thread-safe.
 */
public final class AlertWriter {
    private static final int MOST_TRIES = 5;

    private final AlertIndex index;
    private final AlertDraft draft;
    private final Clock clock;
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    /** A writer with nothing to write yet. */
    public AlertWriter(AlertIndex index, AlertDraft draft, Clock clock) {
        this.index = index;
        this.draft = draft;
        this.clock = clock;
    }

    /** What is to become of an alert: its finding, or none where it is withdrawn; and the alert it takes over from. */
    private record Pending(@Nullable Finding finding, @Nullable String predecessor) {}

    /**
     * What was written.
     *
     * @param raised alerts that are new in the index
     * @param changed alerts that grew, moved or were withdrawn
     */
    public record Written(List<Alert> raised, int changed) {}

    /** Notes changes; nothing is written yet. */
    public void note(List<Change> changes) {
        for (Change change : changes) {
            String id = AlertDraft.id(change.finding());
            switch (change) {
                case Change.Raised(Finding finding) -> pending.put(id, new Pending(finding, predecessor(id)));
                case Change.Grown(Finding ignored, Finding finding) ->
                    pending.put(id, new Pending(finding, predecessor(id)));
                case Change.Moved(Finding previous, Finding finding) -> {
                    String old = AlertDraft.id(previous);
                    String older = predecessor(old);
                    pending.put(old, new Pending(null, null));
                    pending.put(id, new Pending(finding, older == null ? old : older));
                }
                case Change.Withdrawn ignored -> pending.put(id, new Pending(null, null));
            }
        }
    }

    /**
     * Writes all that was noted.
     *
     * @throws AlertsUnavailable where Elasticsearch does not take it; the rest stays noted
     */
    public Written flush() {
        List<Alert> raised = new ArrayList<>();
        int changed = 0;
        for (int attempt = 0; attempt < MOST_TRIES && !pending.isEmpty(); attempt++) {
            List<AlertIndex.Write> writes = findings();
            if (writes.isEmpty()) {
                // Withdrawn last: their successors have taken over what an analyst did to them.
                pending.keySet().forEach(id -> writes.add(new AlertIndex.Write.Remove(id)));
            }
            Map<String, AlertIndex.Outcome> outcomes = index.write(writes);
            for (AlertIndex.Write write : writes) {
                if (outcomes.get(id(write)) == AlertIndex.Outcome.CONFLICT) {
                    continue;
                }
                Pending written = pending.remove(id(write));
                boolean moved = written != null && written.predecessor() != null;
                if (write instanceof AlertIndex.Write.Add(StoredAlert added) && !moved) {
                    raised.add(added.alert());
                } else {
                    changed++;
                }
            }
        }
        if (!pending.isEmpty()) {
            throw new AlertsUnavailable("alerts are changed by others all the time", new IllegalStateException());
        }
        return new Written(raised, changed);
    }

    /** What must be written for the findings that were noted, compared with what is there. */
    private List<AlertIndex.Write> findings() {
        Set<String> ids = new LinkedHashSet<>();
        pending.forEach((id, next) -> {
            if (next.finding() != null) {
                ids.add(id);
                Optional.ofNullable(next.predecessor()).ifPresent(ids::add);
            }
        });
        Map<String, AlertIndex.Version> there = index.find(ids);
        List<AlertIndex.Write> writes = new ArrayList<>();
        for (Map.Entry<String, Pending> entry : List.copyOf(pending.entrySet())) {
            Finding finding = entry.getValue().finding();
            if (finding == null) {
                continue;
            }
            StoredAlert fresh = draft.of(finding, clock.instant());
            AlertIndex.Version existing = there.get(entry.getKey());
            AlertIndex.Version before = entry.getValue().predecessor() == null
                    ? null
                    : there.get(entry.getValue().predecessor());
            StoredAlert next = fresh;
            if (before != null) {
                next = handedOver(before.stored(), next);
            }
            if (existing == null) {
                writes.add(new AlertIndex.Write.Add(next));
            } else if (isNoNews(existing.stored(), next)) {
                pending.remove(entry.getKey());
            } else {
                writes.add(new AlertIndex.Write.Replace(existing, handedOver(existing.stored(), next)));
            }
        }
        return writes;
    }

    private static String id(AlertIndex.Write write) {
        return switch (write) {
            case AlertIndex.Write.Add(StoredAlert alert) -> alert.alert().id();
            case AlertIndex.Write.Replace(AlertIndex.Version ignored, StoredAlert next) -> next.alert().id();
            case AlertIndex.Write.Remove(String id) -> id;
        };
    }

    /** How many alerts wait to be written. */
    public int waiting() {
        return pending.size();
    }

    private @Nullable String predecessor(String id) {
        Pending before = pending.get(id);
        return before == null ? null : before.predecessor();
    }

    /** A replay sees no more than what is written; it must not take anything back. */
    private static boolean isNoNews(StoredAlert existing, StoredAlert fresh) {
        Alert old = existing.alert();
        Alert next = fresh.alert();
        return old.eventCount() > next.eventCount()
                || old.eventCount() == next.eventCount() && old.lastEvent().equals(next.lastEvent())
                        && old.eventIds().equals(next.eventIds()) && old.risk() >= next.risk();
    }

    /**
     * What analysts decide, when it was first raised and which ids it had, stays; what events tell is new. A level never falls.
     */
    private static StoredAlert handedOver(StoredAlert old, StoredAlert fresh) {
        Alert was = old.alert();
        Alert now = fresh.alert();
        Alert graver = was.risk() > now.risk() ? was : now;
        Alert joined = new Alert(now.id(), now.detection(), now.ruleId(), now.title(), graver.level(), graver.risk(),
                now.summary(), now.techniques(), now.tactics(), now.group(), now.eventIds(), now.eventCount(),
                now.firstEvent(), now.lastEvent(), was.created(), was.status(), was.assignee(), was.closeReason(),
                now.userIds(), now.addresses());
        Set<String> ids = new LinkedHashSet<>(old.formerIds());
        ids.add(was.id());
        ids.addAll(fresh.formerIds());
        ids.remove(now.id());
        return new StoredAlert(joined, fresh.ruleVersion(), fresh.anchor(), fresh.fired(), fresh.updated(),
                List.copyOf(ids));
    }
}
