package ch.meinkonto.soc.sigma.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A rule about several matches within a time span.
 *
 * @param header what it says about itself
 * @param type what is computed over the matches
 * @param rules names or ids of the rules whose matches count, in the order of the file
 * @param groupBy fields whose values the matches must share; empty means one global group
 * @param timespan how far the first and the last match may be apart, both ends included
 * @param bounds what the computed value must satisfy, all of them; empty where alternatives stand instead
 * @param fields whose values are counted or summed; several form one combined value
 * @param percentile which percentile {@code value_percentile} computes, from 0 to 100; absent for other types
 * @param alternatives the condition over rule names, one of which must hold; empty where bounds stand instead
 * @param aliases per alias, per rule: the field it stands for in events of that rule
 * @param generate whether the rules it refers to keep raising findings of their own
 */
public record CorrelationRule(Header header, Type type, List<String> rules, List<String> groupBy, Duration timespan,
        List<Bound> bounds, List<String> fields, @Nullable BigDecimal percentile, List<Alternative> alternatives,
        Map<String, Map<String, String>> aliases, boolean generate) implements Rule {
    /** What a correlation computes over the matches in its time span. */
    public enum Type {
        /** How many matches there are. */
        EVENT_COUNT,
        /** How many distinct values the field has. */
        VALUE_COUNT,
        /** How many of the rules matched, in any order; all of them unless a condition says otherwise. */
        TEMPORAL,
        /** The same, in the order of the list. */
        TEMPORAL_ORDERED,
        /** The sum of the numbers of the field. */
        VALUE_SUM,
        /** The mean of the numbers of the field. */
        VALUE_AVG,
        /** The number of the field that the given percentage of the numbers does not exceed (nearest rank). */
        VALUE_PERCENTILE,
        /** The middle one of the numbers of the field, of an even count the mean of the middle two. */
        VALUE_MEDIAN,
        /** Our own: the first rule matched and none of the others did in the time span after it. */
        ABSENCE,
        /** Our own: the field has a value that its group has not had in the time span before. */
        FIRST_SEEN;

        /** The word as it stands in a rule. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the Sigma specification knows it; the others stand under a key of our own. */
        public boolean isStandard() {
            return this != ABSENCE && this != FIRST_SEEN;
        }

        /** Whether it is about which rules matched, not about how many matches or what values there are. */
        public boolean isTemporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }

        /** Whether it computes with the numbers of a field. */
        public boolean isNumeric() {
            return this == VALUE_SUM || this == VALUE_AVG || this == VALUE_PERCENTILE || this == VALUE_MEDIAN;
        }
    }

    /** One side of a condition, for example {@code gte: 10}. */
    public record Bound(Operator operator, BigDecimal value) {
        /** Whether the number satisfies it. */
        public boolean holds(long number) {
            return holds(BigDecimal.valueOf(number));
        }

        /** Whether the number satisfies it. */
        public boolean holds(BigDecimal number) {
            return operator.holds(number.compareTo(value));
        }
    }

    /**
     * One way in which a condition over rule names holds: {@code (a or b) and not c} has the two ways {@code a and not c} and
     * {@code b and not c}.
     *
     * @param matched rules that must have matched, at least one
     * @param unmatched rules that must not have matched
     */
    public record Alternative(List<String> matched, List<String> unmatched) {
        public Alternative {
            if (matched.isEmpty()) {
                throw new IllegalArgumentException("an alternative must name a rule that matches");
            }
        }
    }

    /** Whether the number satisfies all bounds. */
    public boolean holds(long number) {
        for (Bound bound : bounds) {
            if (!bound.holds(number)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it depends on something that does not happen, and so can only be decided once the time span after a match is
     * over.
     */
    public boolean waits() {
        return alternatives.stream().anyMatch(alternative -> !alternative.unmatched().isEmpty());
    }

    /** The field that stands for {@code name} in events of the given rule: the alias resolved, else the name itself. */
    public String fieldFor(String name, String rule) {
        Map<String, String> perRule = aliases.get(name);
        return perRule == null ? name : perRule.getOrDefault(rule, name);
    }
}
