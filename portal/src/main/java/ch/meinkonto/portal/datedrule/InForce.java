package ch.meinkonto.portal.datedrule;

/**
 * A value with where it comes from, to be kept with what is decided under it.
 *
 * @param value what holds
 * @param version number of the version, which stays readable for ever
 * @param period days around the one asked for on which it holds
 * @param <V> type of the value
 */
public record InForce<V extends RuleValue>(V value, long version, Period period) {}
