package ch.meinkonto.soc.sigma.correlate;

import java.util.SortedMap;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/**
 * A group that had to go to keep the budget of its correlation: from here on the correlation may miss what builds on it.
 *
 * @param rule the correlation
 * @param group fields the matches of the group shared, with their values
 * @param known whether its key was known, see {@link KnownKeys}
 * @param open whether a finding of the group could still grow
 */
public record Eviction(CorrelationRule rule, SortedMap<String, String> group, boolean known, boolean open) {}
