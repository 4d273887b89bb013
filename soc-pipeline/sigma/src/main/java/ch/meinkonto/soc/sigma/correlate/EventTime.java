package ch.meinkonto.soc.sigma.correlate;

import java.time.Duration;
import java.time.Instant;

/**
 * Event time as nanoseconds since 1970 in a {@code long}, which reaches from 1677 to 2262; what lies outside is taken as the
 * nearest end. Sums and differences stop there, too.
 */
final class EventTime {
    /** Before every event. */
    static final long NEVER = Long.MIN_VALUE;
    /** After every event. */
    static final long FOREVER = Long.MAX_VALUE;

    private static final long EARLIEST = Long.MIN_VALUE + 1;
    private static final long LATEST = Long.MAX_VALUE - 1;
    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = LATEST / SECOND - 1;

    private EventTime() {}

    static long of(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds > MOST_SECONDS) {
            return LATEST;
        }
        return seconds < -MOST_SECONDS ? EARLIEST : seconds * SECOND + time.getNano();
    }

    static long of(Duration duration) {
        return duration.getSeconds() > MOST_SECONDS ? LATEST : duration.toNanos();
    }

    static Instant instant(long time) {
        return Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND));
    }

    static long minus(long time, long duration) {
        long earlier = time - duration;
        return earlier > time || earlier == NEVER ? EARLIEST : earlier;
    }

    static long plus(long time, long duration) {
        long later = time + duration;
        return later < time || later == FOREVER ? LATEST : later;
    }
}
