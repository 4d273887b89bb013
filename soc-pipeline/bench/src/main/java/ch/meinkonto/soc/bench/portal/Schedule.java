package ch.meinkonto.soc.bench.portal;

import java.time.Duration;

/**
 * When residents arrive and when each takes their steps: planned before the first arrives, and never moved.
 *
 * @param perSecond how many arrive in a second, more than 0
 * @param arriving for how long they arrive
 * @param pause between the planned moments of two steps of one resident
 * @param steps how many steps each takes
 */
record Schedule(double perSecond, Duration arriving, Duration pause, int steps) {
    private static final double NANOSECONDS = 1e9;

    Schedule {
        if (!(perSecond > 0) || steps < 1 || arriving.compareTo(pause.multipliedBy(steps)) <= 0) {
            throw new IllegalArgumentException("residents must arrive, and longer than one of them stays");
        }
    }

    /** How many residents arrive. */
    int residents() {
        return (int) Math.floor(perSecond * arriving.toNanos() / NANOSECONDS);
    }

    /**
     * When a step is due, after the start.
     *
     * @param resident from 0
     * @param step from 0
     */
    Duration due(int resident, int step) {
        return Duration.ofNanos(Math.round(resident / perSecond * NANOSECONDS)).plus(pause.multipliedBy(step));
    }

    /**
     * Whether a moment counts: not before the first resident has come to their last step, nor after the last has arrived.
     * Between these all kinds of steps come at their full rate.
     */
    boolean counts(Duration due) {
        return due.compareTo(from()) >= 0 && due.compareTo(arriving) < 0;
    }

    /** How long is counted. */
    Duration counted() {
        return arriving.minus(from());
    }

    private Duration from() {
        return pause.multipliedBy(steps);
    }
}
