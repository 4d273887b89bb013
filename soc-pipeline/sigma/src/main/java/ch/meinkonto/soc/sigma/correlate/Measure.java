package ch.meinkonto.soc.sigma.correlate;

/**
 * What a correlation computes over a window of matches, kept up to date while the window moves: matches are added at its end
 * and removed at its start.
 */
interface Measure {
    /** The measure of a correlation, over an empty window. */
    static Measure of(Plan plan) {
        return switch (plan.rule().type()) {
            case EVENT_COUNT -> plan.bounds().eventCount();
            case VALUE_COUNT -> new DistinctValues(plan.bounds());
            case TEMPORAL -> new RulesInAnyOrder(plan);
            case TEMPORAL_ORDERED, ABSENCE -> new RulesInOrder(plan);
            case VALUE_SUM, VALUE_AVG -> new Total(plan.rule());
            case VALUE_PERCENTILE, VALUE_MEDIAN -> new Ranks(plan.rule());
            case FIRST_SEEN -> throw new IllegalArgumentException("first_seen is not computed over a window");
        };
    }

    void add(Occurrence occurrence);

    void remove(Occurrence occurrence);

    void clear();

    /** Whether the condition holds for the window, which has that many matches. */
    boolean holds(int size);

    /** Bit n: the n-th alternative of the condition holds, as far as it names rules that must have matched. */
    default long alternatives() {
        return 0;
    }

    /** Rules with one of which the contributing matches begin; none where all of the window contribute. */
    default long begin() {
        return 0;
    }

    /** Whether matches can be taken away from the end of the window, too. */
    default boolean isReversible() {
        return true;
    }

    /** {@code event_count}: has no state, so all groups of a correlation share one. */
    record EventCount(Bounds bounds) implements Measure {
        @Override
        public void add(Occurrence occurrence) {
            // the window knows how many it has
        }

        @Override
        public void remove(Occurrence occurrence) {
            // the window knows how many it has
        }

        @Override
        public void clear() {
            // the window knows how many it has
        }

        @Override
        public boolean holds(int size) {
            return bounds.hold(size);
        }
    }
}
