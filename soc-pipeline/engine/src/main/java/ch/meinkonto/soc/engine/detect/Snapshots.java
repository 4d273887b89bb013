package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Has what detection knows stored now and then. Not thread-safe. */
final class Snapshots {
    /** So many times as long as one took there is none: where much is known, writing it down must not become the main work. */
    private static final int REST = 20;

    private final Detector detector;
    private final SnapshotIndex index;
    private final Duration pause;
    private final Clock clock;
    private Instant next;

    /**
     * @param pause between two snapshots, at least
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
            Instant written = clock.instant();
            Duration least = Duration.between(now, written).multipliedBy(REST);
            next = written.plus(least.compareTo(pause) > 0 ? least : pause);
        }
    }
}
