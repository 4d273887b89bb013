package ch.meinkonto.ops.local.stack;

import java.time.Duration;

/**
 * How long to wait before a service that ended is started again: twice as long each time, up to a limit.
 *
 * @param first the first wait
 * @param longest no wait is longer
 * @param calm a service that was up this long starts from the first wait again
 */
record Backoff(Duration first, Duration longest, Duration calm) {
    static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(1));

    Duration afterFailures(int failures) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
