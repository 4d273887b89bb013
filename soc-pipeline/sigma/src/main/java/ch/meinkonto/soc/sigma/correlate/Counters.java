package ch.meinkonto.soc.sigma.correlate;

/**
 * What a correlator keeps, and what it could not use since it was made.
 *
 * @param groups groups kept at the moment
 * @param evicted groups dropped to keep the budget
 * @param late matches that came later than the allowed lateness
 * @param ungrouped matches without a value for a group-by or counted field
 * @param notNumeric values that should have been numbers and were none
 */
public record Counters(long groups, long evicted, long late, long ungrouped, long notNumeric) {
    /** Counters of correlations that compute with no numbers. */
    public Counters(long groups, long evicted, long late, long ungrouped) {
        this(groups, evicted, late, ungrouped, 0);
    }

    /** Both together. */
    Counters plus(Counters other) {
        return new Counters(groups + other.groups, evicted + other.evicted, late + other.late,
                ungrouped + other.ungrouped, notNumeric + other.notNumeric);
    }
}
