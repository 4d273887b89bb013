package ch.meinkonto.soc.engine.normalise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Times come from senders and choose the index: a wrong or malicious one must not be able to create an index for every day
 * there ever was.
 */
final class PlausibleTime {
    private static final Duration OLDEST = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Clock clock;

    PlausibleTime(Clock clock) {
        this.clock = clock;
    }

    /** The time, if it lies between 60 days ago and tomorrow. */
    Instant of(Instant time) throws RecordRefused {
        Instant now = clock.instant();
        if (time.isBefore(now.minus(OLDEST)) || time.isAfter(now.plus(AHEAD))) {
            throw new RecordRefused(RecordRefused.Reason.BAD_TIME, "time " + time + " is too far from " + now);
        }
        return time;
    }
}
