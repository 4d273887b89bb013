package ch.meinkonto.soc.sigma.correlate;

/**
 * What a correlator could not use, since it was made.
 *
 * @param groups groups kept at the moment
 * @param evicted groups dropped to keep the budget
 * @param late matches that came later than the allowed lateness
 * @param ungrouped matches without a value for a group-by or counted field
 */
public record Counters(long groups, long evicted, long late, long ungrouped) {}
