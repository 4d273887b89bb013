package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * A correlation made ready: everything about it that does not change while it runs.
 *
 * @param index its place among all correlations, after those it refers to
 * @param rule the rule
 * @param references names of the rules it refers to, each once; bit n of a match stands for the n-th
 * @param bounds conditions on a number
 * @param alternatives conditions over rules; empty where bounds stand instead
 * @param orders rules in the order in which they must match, by place among the references: per alternative one, without
 *        alternatives a single one
 * @param timespan in nanoseconds
 * @param carried fields whose values findings tell, sorted
 * @param isChained whether it refers to correlations
 * @param mostOccurrences matches kept per group
 */
record Plan(int index, CorrelationRule rule, List<String> references, Bounds bounds, List<Alternative> alternatives,
        List<int[]> orders, long timespan, List<String> carried, boolean isChained, int mostOccurrences) {
    /**
     * One way in which a condition over rules holds, as bits of the references.
     *
     * @param matched must have matches in the window
     * @param unmatchedAround must have none within the time span before or after
     * @param unmatchedBefore must have none within the time span before
     * @param unmatchedAfter must have none within the time span after
     */
    record Alternative(long matched, long unmatchedAround, long unmatchedBefore, long unmatchedAfter) {}

    static Plan of(int index, CorrelationRule rule, RuleSet rules, List<String> carried, int mostOccurrences) {
        List<String> references = rule.rules().stream().distinct().toList();
        List<Alternative> alternatives = rule.alternatives()
                .stream()
                .map(each -> alternative(rule, references, each))
                .toList();
        boolean chained = references.stream()
                .flatMap(reference -> rules.find(reference).stream())
                .anyMatch(CorrelationRule.class::isInstance);
        return new Plan(index, rule, references, new Bounds(rule), alternatives, orders(rule, references),
                EventTime.of(rule.timespan()), carried, chained, mostOccurrences);
    }

    /** How long after a match it can be decided, in nanoseconds. */
    long delay() {
        return rule.waits() ? timespan : 0;
    }

    /** The references one of whose matches can contribute; others are only looked at for not being there. */
    long contributing() {
        if (alternatives.isEmpty()) {
            return -1L;
        }
        long all = 0;
        for (Alternative alternative : alternatives) {
            all |= alternative.matched();
        }
        return all;
    }

    private static Alternative alternative(CorrelationRule rule, List<String> references,
            CorrelationRule.Alternative written) {
        long unmatched = bits(references, written.unmatched());
        long matched = bits(references, written.matched());
        if (rule.type() == CorrelationRule.Type.TEMPORAL) {
            return new Alternative(matched, unmatched, 0, 0);
        }
        // In an ordered condition the place in the list says when: behind all that must match, or before.
        long behind = rule.type() == CorrelationRule.Type.ABSENCE
                ? -1L
                : -1L << 63 - Long.numberOfLeadingZeros(matched);
        return new Alternative(matched, 0, unmatched & ~behind, unmatched & behind);
    }

    private static List<int[]> orders(CorrelationRule rule, List<String> references) {
        if (rule.alternatives().isEmpty()) {
            return List.of(rule.rules().stream().mapToInt(references::indexOf).toArray());
        }
        List<int[]> orders = new ArrayList<>();
        for (CorrelationRule.Alternative alternative : rule.alternatives()) {
            Set<String> matched = Set.copyOf(alternative.matched());
            orders.add(references.stream().filter(matched::contains).mapToInt(references::indexOf).toArray());
        }
        return List.copyOf(orders);
    }

    private static long bits(List<String> references, List<String> names) {
        long bits = 0;
        for (String name : names) {
            bits |= 1L << references.indexOf(name);
        }
        return bits;
    }
}
