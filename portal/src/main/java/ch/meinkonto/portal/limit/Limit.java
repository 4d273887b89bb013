package ch.meinkonto.portal.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A limit for every address, or for every account: a bucket for each, of which so many are remembered. */
final class Limit {
    private final String name;
    private final String keyClass;
    private final int burst;
    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets;
    /** Refusals of which nobody has been told, of buckets that are forgotten. */
    private long left;

    /**
     * A limit that knows nobody yet.
     *
     * @param name how events call it, kebab-case
     * @param keyClass by what it counts: address or account
     */
    Limit(String name, String keyClass, int burst, int perMinute, int remembered, Clock clock) {
        this.name = name;
        this.keyClass = keyClass;
        this.burst = burst;
        this.perMinute = perMinute;
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                boolean full = size() > remembered;
                if (full) {
                    left += eldest.getValue().takeAll(clock.instant());
                }
                return full;
            }
        };
    }

    String name() {
        return name;
    }

    String keyClass() {
        return keyClass;
    }

    /** What a limit says to a request. */
    sealed interface Decision {
        /** It may go on. */
        record Allowed() implements Decision {}

        /**
         * It may not.
         *
         * @param comeBack when it makes sense to ask again, in whole seconds from 1
         * @param toReport how many refusals the security events are to be told of now, 0 for not yet
         */
        record Refused(Duration comeBack, long toReport) implements Decision {}
    }

    /** Asks for one request of an address or account. */
    synchronized Decision ask(String key) {
        Instant now = clock.instant();
        Bucket bucket = buckets.computeIfAbsent(key, _ -> new Bucket(burst, perMinute, now));
        return bucket.take(now)
                ? new Decision.Allowed()
                : new Decision.Refused(bucket.untilNext(), bucket.takeDue(now));
    }

    /** All refusals of which nobody has been told. */
    synchronized long takeUnreported() {
        Instant now = clock.instant();
        long all = left + buckets.values().stream().mapToLong(bucket -> bucket.takeAll(now)).sum();
        left = 0;
        return all;
    }

    /** Refusals that could not be reported after all. */
    synchronized void giveBack(long refusals) {
        left += refusals;
    }

    synchronized int remembered() {
        return buckets.size();
    }
}
