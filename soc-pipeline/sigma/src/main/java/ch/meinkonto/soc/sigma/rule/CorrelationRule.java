package ch.meinkonto.soc.sigma.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A rule about several matches within a time span.
 *
 * @param header what it says about itself
 * @param type what is computed over the matches
 * @param rules names or ids of the rules whose matches count, in the order of the file
 * @param groupBy fields whose values the matches must share; empty means one global group
 * @param timespan how far the first and the last match may be apart, both ends included
 * @param bounds what the computed value must satisfy, all of them
 * @param fields whose values are counted or summed; several form one combined value
 * @param aliases per alias, per rule: the field it stands for in events of that rule
 * @param generate whether the rules it refers to keep raising findings of their own
 */
public record CorrelationRule(Header header, Type type, List<String> rules, List<String> groupBy, Duration timespan,
        List<Bound> bounds, List<String> fields, Map<String, Map<String, String>> aliases,
        boolean generate) implements Rule {
    /** What a correlation computes over the matches in its time span. */
    public enum Type {
        /** How many matches there are. */
        EVENT_COUNT,
        /** How many distinct values the field has. */
        VALUE_COUNT,
        /** How many of the rules matched, in any order; all of them unless a condition says otherwise. */
        TEMPORAL,
        /** The same, in the order of the list. */
        TEMPORAL_ORDERED;

        /** The word as it stands in a rule. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One side of a condition, for example {@code gte: 10}. */
    public record Bound(Operator operator, BigDecimal value) {
        /** Whether the number satisfies it. */
        public boolean holds(long number) {
            return operator.holds(BigDecimal.valueOf(number).compareTo(value));
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

    /** The field that stands for {@code name} in events of the given rule: the alias resolved, else the name itself. */
    public String fieldFor(String name, String rule) {
        Map<String, String> perRule = aliases.get(name);
        return perRule == null ? name : perRule.getOrDefault(rule, name);
    }
}
