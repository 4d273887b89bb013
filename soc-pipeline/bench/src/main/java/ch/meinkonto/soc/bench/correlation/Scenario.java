package ch.meinkonto.soc.bench.correlation;

import java.time.Duration;

import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * One correlation under load. Its threshold is never reached, so that windows stay full and counting alone is measured.
 *
 * @param name of the figure, after {@code sigma.correlation.}
 * @param type as in a Sigma rule
 * @param counted what Esper counts for it
 * @param groups how many groups the matches belong to
 * @param values how many distinct values the counted field has
 * @param threshold of the condition {@code gte}
 * @param apart event time between two matches
 */
public record Scenario(String name, String type, String counted, int groups, int values, int threshold,
        Duration apart) {
    /** The time span of every scenario. */
    public static final Duration TIMESPAN = Duration.ofMinutes(5);

    private static final int GROUPS = 1_000;
    private static final int NEVER = 100_000;
    private static final int IN_WINDOW = 10_000;
    private static final int TEMPORAL_RULES = 2;

    /** Matches counted per user: about thirty in the window of each of a thousand users. */
    public static Scenario eventCount() {
        return new Scenario("event_count", "event_count", "count(*)", GROUPS, 1, NEVER, Duration.ofMillis(10));
    }

    /** Distinct values in one window of ten thousand matches. */
    public static Scenario valueCount(int values) {
        return new Scenario("value_count." + values, "value_count", "count(distinct val)", 1, values, values + 1,
                TIMESPAN.dividedBy(IN_WINDOW));
    }

    /** Two rules that never meet: each user satisfies one of them only. */
    public static Scenario temporal() {
        return new Scenario("temporal", "temporal", "count(distinct ref)", GROUPS, 1, TEMPORAL_RULES,
                Duration.ofMillis(10));
    }

    /** The two base rules and the correlation. */
    public RuleSet rules() {
        String field = type.equals("value_count") ? ", field: val" : "";
        return RuleParser.parse("scenario.yml", """
                title: First
                name: first
                logsource: {product: meinkonto}
                detection: {selection: {ref: first}, condition: selection}
                ---
                title: Second
                name: second
                logsource: {product: meinkonto}
                detection: {selection: {ref: second}, condition: selection}
                ---
                title: Correlation
                id: 00000000-0000-4000-8000-000000000001
                correlation:
                  type: %s
                  rules: [first, second]
                  group-by: [grp]
                  timespan: 5m
                  condition: {gte: %d%s}
                """.formatted(type, threshold, field));
    }

    /** The same as a statement of Esper over events {@code Hit(at, grp, val, ref)}. */
    public String statement() {
        return "select grp, " + counted + " as counted from Hit#ext_timed(at, 5 min) group by grp having " + counted
                + " >= " + threshold;
    }
}
