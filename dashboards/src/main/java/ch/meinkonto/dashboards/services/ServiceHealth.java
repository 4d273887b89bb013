package ch.meinkonto.dashboards.services;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;

/**
 * How an application is.
 *
 * @param name {@code service.name}
 * @param state up, silent (it spoke before) or unseen
 * @param lastSeen when it last said anything, null where never
 * @param cpu share of the machine's processors over the last interval, 0 to 1
 * @param heapUsed bytes of heap in use
 * @param heapLimit bytes of heap it may use
 * @param traffic what it answered
 * @param outboxPending security events waiting to be delivered
 * @param meters its own meters, by name
 */
public record ServiceHealth(String name, State state, @Nullable Instant lastSeen, OptionalDouble cpu,
        OptionalDouble heapUsed, OptionalDouble heapLimit, Traffic traffic, OptionalDouble outboxPending,
        List<Meter> meters) {
    private static final double MUCH_HEAP = 0.85;
    private static final double MUCH_CPU = 0.85;
    private static final double MANY_WAITING = 100;

    /** Whether it speaks. */
    public enum State {
        UP,
        SILENT,
        UNSEEN
    }

    /**
     * Requests answered in the last five minutes.
     *
     * @param requests number of them
     * @param perSecond mean rate
     * @param p95 95th percentile of the time to answer, null where there were none
     * @param errors share answered with status 500 or above, 0 to 1
     */
    public record Traffic(long requests, double perSecond, @Nullable Duration p95, double errors) {
        static final Traffic NONE = new Traffic(0, 0, null, 0);
    }

    /**
     * A meter of our own.
     *
     * @param name dotted name
     * @param attributes its tags, empty where it has none
     * @param value latest value, or sum over the last five minutes for a counter
     * @param counter whether it is a counter
     */
    public record Meter(String name, String attributes, double value, boolean counter) {}

    /** Share of the heap in use, 0 to 1. */
    public OptionalDouble heapShare() {
        return heapUsed.isPresent() && heapLimit.orElse(0) > 0
                ? OptionalDouble.of(heapUsed.getAsDouble() / heapLimit.getAsDouble())
                : OptionalDouble.empty();
    }

    /** good, warn, bad or none: the worst of what is known. */
    public String mood() {
        return switch (state) {
            case UNSEEN -> "none";
            case SILENT -> "bad";
            case UP -> strained() ? "warn" : "good";
        };
    }

    private boolean strained() {
        return heapShare().orElse(0) > MUCH_HEAP || cpu.orElse(0) > MUCH_CPU
                || outboxPending.orElse(0) > MANY_WAITING || traffic.errors() > 0.01;
    }
}
