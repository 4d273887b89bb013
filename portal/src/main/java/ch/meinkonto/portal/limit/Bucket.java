package ch.meinkonto.portal.limit;

import java.time.Duration;
import java.time.Instant;

/** What one address or account may still ask for, and which refusals nobody has been told of. */
final class Bucket {
    /** So many refusals make a report of their own, however fast they come. */
    static final long REPORTED_TOGETHER = 100;
    /** Fewer are reported after this time. */
    static final Duration REPORTED_AFTER = Duration.ofSeconds(10);

    private final double burst;
    private final double perMilli;
    private double tokens;
    private Instant filled;
    private Instant reported = Instant.EPOCH;
    private long unreported;

    Bucket(int burst, int perMinute, Instant now) {
        this.burst = burst;
        this.perMilli = perMinute / (double) Duration.ofMinutes(1).toMillis();
        this.tokens = burst;
        this.filled = now;
    }

    /** Takes a token, if there is one. */
    boolean take(Instant now) {
        long passed = Math.max(0, Duration.between(filled, now).toMillis());
        if (passed > 0) {
            tokens = Math.min(burst, tokens + passed * perMilli);
            filled = now;
        }
        if (tokens < 1) {
            unreported++;
            return false;
        }
        tokens--;
        return true;
    }

    /** How long it takes until there is a token, at least a second. */
    Duration untilNext() {
        long millis = (long) Math.ceil((1 - tokens) / perMilli);
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(millis, 1000)));
    }

    /** How many refusals are to be reported now, 0 where it is too early. */
    long takeDue(Instant now) {
        boolean due = unreported >= REPORTED_TOGETHER
                || (unreported > 0 && !now.isBefore(reported.plus(REPORTED_AFTER)));
        return due ? takeAll(now) : 0;
    }

    /** How many refusals nobody has been told of. */
    long takeAll(Instant now) {
        long taken = unreported;
        if (taken > 0) {
            unreported = 0;
            reported = now;
        }
        return taken;
    }
}
