package ch.meinkonto.soc.sigma.correlate;

import java.util.List;

/** The values of the group-by fields, in the order of the rule. */
record GroupKey(List<String> values) {}
