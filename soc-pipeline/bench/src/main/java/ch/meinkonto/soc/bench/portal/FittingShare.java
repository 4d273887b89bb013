package ch.meinkonto.soc.bench.portal;

import java.io.IOException;

import ch.meinkonto.soc.bench.portal.HighestShare.Trial;

/**
 * Finds in a few minutes a share of the asked load that these processors carry, where there is no time to look for the highest:
 * what a resident cost in warming up says where to begin, and a trial that is not carried leads a sixth lower.
 */
final class FittingShare {
    /** Residents do not come one after the other: some of the processors' time must stay free. */
    private static final double OF_THE_PROCESSORS = 0.75;
    private static final double LOWER = 5.0 / 6;
    /** Shares are whole multiples of this part. */
    private static final int STEPS = 40;

    private final Trial trial;
    private final int trials;

    /**
     * A search.
     *
     * @param trials how many at most; after the last the next lower share is believed to fit
     */
    FittingShare(Trial trial, int trials) {
        this.trial = trial;
        this.trials = trials;
    }

    /**
     * What the processors should carry.
     *
     * @param cost processor seconds of one resident
     */
    static double expected(double cost, int processors) {
        return Math.min(1, steps(OF_THE_PROCESSORS * processors / (Rounds.ARRIVALS * cost)));
    }

    /** The first share that is carried, from this one downwards. */
    double from(double highest) throws IOException, InterruptedException {
        double share = highest;
        for (int tried = 0; tried < trials && !trial.carries(share); tried++) {
            share = steps(share * LOWER);
        }
        return share;
    }

    private static double steps(double share) {
        return Math.max(1, Math.floor(share * STEPS)) / STEPS;
    }
}
