package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Has what detection knows stored now and then. Not thread-safe. */
final class Snapshots {
    private final Detector detector;
    private final SnapshotIndex index;
    private final Duration pause;
    private final Clock clock;
    private Instant next;

    /**
     * @param pause between two snapshots
     */
    Snapshots(Detector detector, SnapshotIndex index, Duration pause, Clock clock) {
        this.detector = detector;
        this.index = index;
        this.pause = pause;
        this.clock = clock;
        this.next = clock.instant().plus(pause);
    }

    /**
     * Stores a snapshot where it is time for one.
     *
     * @throws HistoryUnavailable where it could not be stored; it is tried again the next time
     */
    void keep() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            detector.snapshot().ifPresent(index::write);
            next = now.plus(pause);
        }
    }
}
