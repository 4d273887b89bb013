package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Looks for the highest share of the asked load that is carried: all of it, else halves until one passes, then the middle
 * between what passes and what does not.
 */
final class HighestShare {
    private static final double SMALLEST = 1.0 / 32;

    private final Trial trial;
    private final int bisections;

    /** Tries a share of the load. */
    interface Trial {
        /** Whether it was carried: every answer as it must be, and in time. */
        boolean carries(double share) throws IOException, InterruptedException;
    }

    /**
     * A search.
     *
     * @param bisections how often the middle is tried in the end
     */
    HighestShare(Trial trial, int bisections) {
        this.trial = trial;
        this.bisections = bisections;
    }

    /** The highest share found; none where not even a thirty-second was carried. */
    OptionalDouble find() throws IOException, InterruptedException {
        if (trial.carries(1)) {
            return OptionalDouble.of(1);
        }
        double fails = 1;
        double passes = fails / 2;
        while (!trial.carries(passes)) {
            fails = passes;
            passes = fails / 2;
            if (passes < SMALLEST) {
                return OptionalDouble.empty();
            }
        }
        for (int tried = 0; tried < bisections; tried++) {
            double middle = (passes + fails) / 2;
            if (trial.carries(middle)) {
                passes = middle;
            } else {
                fails = middle;
            }
        }
        return OptionalDouble.of(passes);
    }
}
