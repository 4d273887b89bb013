package ch.meinkonto.soc.emitter.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Keeps every event in memory, in order, for a test to look at. */
public final class RecordingSecurityEvents implements SecurityEvents {
    private final List<SecurityEvent> recorded = new CopyOnWriteArrayList<>();

    @Override
    public void record(SecurityEvent event) {
        recorded.add(event);
    }

    /** All events so far, oldest first. */
    public List<SecurityEvent> all() {
        return List.copyOf(recorded);
    }

    /** The events of one kind, oldest first. */
    public List<SecurityEvent> of(EventAction action) {
        return recorded.stream().filter(event -> event.action() == action).toList();
    }

    /** Forgets what was recorded. */
    public void clear() {
        recorded.clear();
    }
}
