package ch.meinkonto.soc.engine.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        // Successors first: they take over what an analyst did to the alert that is withdrawn after them.
        for (boolean withdrawals : new boolean[]{false, true}) {
            for (String id : List.copyOf(pending.keySet())) {
                Pending next = pending.get(id);
                if (next == null || (next.finding() == null) != withdrawals) {
                    continue;
                }
                if (next.finding() == null) {
                    index.delete(id);
                    changed++;
                } else {
                    Alert created = write(next.finding(), next.predecessor());
                    if (created != null) {
                        raised.add(created);
                    } else {
                        changed++;
                    }
                }
                pending.remove(id);
            }
        }
        return new Written(raised, changed);
    }

    /** How many alerts wait to be written. */
    public int waiting() {
        return pending.size();
    }

    private @Nullable String predecessor(String id) {
        Pending before = pending.get(id);
        return before == null ? null : before.predecessor();
    }

    /** The alert where it is new in the index, else null. */
    private @Nullable Alert write(Finding finding, @Nullable String predecessor) {
        StoredAlert fresh = draft.of(finding, clock.instant());
        if (predecessor != null) {
            fresh = index.find(predecessor).map(AlertIndex.Version::stored).map(old -> handedOver(old, draft.of(finding,
                    clock.instant()))).orElse(fresh);
        }
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            AlertIndex.Version existing = index.find(fresh.alert().id()).orElse(null);
            if (existing == null) {
                if (index.create(fresh)) {
                    return fresh.alert();
                }
            } else if (isNoNews(existing.stored(), fresh)
                    || index.replace(existing, handedOver(existing.stored(), fresh))) {
                return null;
            }
        }
        throw new AlertsUnavailable("an alert is changed by others all the time", new IllegalStateException());
    }

    /** A replay sees no more than what is written; it must not take anything back. */
    private static boolean isNoNews(StoredAlert existing, StoredAlert fresh) {
        Alert old = existing.alert();
        Alert next = fresh.alert();
        return old.eventCount() > next.eventCount()
                || old.eventCount() == next.eventCount() && old.lastEvent().equals(next.lastEvent())
                        && old.eventIds().equals(next.eventIds()) && old.risk() >= next.risk();
    }

    /** What analysts decide, and when it was first raised, stays; what events tell is new. A level never falls. */
    private static StoredAlert handedOver(StoredAlert old, StoredAlert fresh) {
        Alert was = old.alert();
        Alert now = fresh.alert();
        Alert graver = was.risk() > now.risk() ? was : now;
        Alert joined = new Alert(now.id(), now.detection(), now.ruleId(), now.title(), graver.level(), graver.risk(),
                now.summary(), now.techniques(), now.tactics(), now.group(), now.eventIds(), now.eventCount(),
                now.firstEvent(), now.lastEvent(), was.created(), was.status(), was.assignee(), was.closeReason(),
                now.userIds(), now.addresses());
        return new StoredAlert(joined, fresh.ruleVersion(), fresh.anchor(), fresh.fired(), fresh.updated());
    }
}
