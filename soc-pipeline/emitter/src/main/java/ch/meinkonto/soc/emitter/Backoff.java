package ch.meinkonto.soc.emitter;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/** Pauses after failures: doubled each time up to a longest, and shuffled, so that many senders do not come back at once. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);

    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
        this.next = shorter(FIRST, longest);
    }

    /** The next pause: between half and all of the current step, but at least what the receiver asked for, up to the longest. */
    Duration pause(@Nullable Duration asked) {
        Duration step = next;
        next = shorter(step.multipliedBy(2), longest);
        Duration shuffled = Duration.ofNanos(step.toNanos() / 2 + random.nextLong(step.toNanos() / 2 + 1));
        return asked == null || asked.compareTo(shuffled) < 0 ? shuffled : shorter(asked, longest);
    }

    /** It went well: the next failure begins at the shortest pause again. */
    void reset() {
        next = shorter(FIRST, longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
