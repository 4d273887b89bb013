package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** What each kind of correlation means. */
class CorrelatorTests {
    @Test
    void temporalWantsAllRulesInAnyOrder() {
        String rule = "{type: temporal, rules: [a, b], group-by: [user], timespan: 10s}";
        assertThat(raised(rule, event(0, "b"), event(10, "a"))).hasSize(1);
        assertThat(raised(rule, event(0, "b"), event(11, "a"))).isEmpty();
        assertThat(raised(rule, event(0, "a"), event(1, "a"))).isEmpty();
        assertThat(raised(rule, event(0, "ab"))).hasSize(1);
    }

    @Test
    void temporalCountsDistinctRulesWhereAConditionSaysSo() {
        String rule = "{type: temporal, rules: [a, b, c], group-by: [user], timespan: 10s, condition: {gte: 2}}";
        assertThat(raised(rule, event(0, "a"), event(5, "c"))).hasSize(1);
        assertThat(raised(rule, event(0, "a"), event(5, "a"))).isEmpty();
    }

    @Test
    void temporalOrderedWantsTheOrderOfTheList() {
        String rule = "{type: temporal_ordered, rules: [a, b, c], group-by: [user], timespan: 10s}";
        assertThat(raised(rule, event(0, "a"), event(1, "b"), event(2, "c"))).hasSize(1);
        assertThat(raised(rule, event(0, "a"), event(1, "c"), event(2, "b"))).isEmpty();
        assertThat(raised(rule, event(0, "a"), event(1, "bc"))).as("a match stands for one place").isEmpty();
        assertThat(raised(rule, event(0, "c"), event(1, "a"), event(2, "b"), event(3, "c"))).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.anchor()).as("what came before the first does not contribute").isEqualTo("e1");
                    assertThat(finding.count()).isEqualTo(3);
                });
    }

    @Test
    void temporalOrderedCountsTheLongestChainWhereAConditionSaysSo() {
        String rule = "{type: temporal_ordered, rules: [a, b, c], group-by: [user], timespan: 10s, condition: {gte: 2}}";
        assertThat(raised(rule, event(0, "a"), event(1, "c"))).hasSize(1);
        assertThat(raised(rule, event(0, "c"), event(1, "a"))).isEmpty();
    }

    @Test
    void aConditionMayBeARange() {
        String rule = "{type: value_count, rules: [a], timespan: 10s, condition: {field: user, gt: 1, lte: 2}}";
        assertThat(raised(rule, event(0, "a", "x"), event(1, "a", "y"))).singleElement()
                .satisfies(finding -> assertThat(finding.group()).as("one group for all").isEmpty());
        assertThat(raised(rule, event(0, "a", "x"), event(1, "a", "x"))).isEmpty();
    }

    @Test
    void severalFieldsCountAsOneValue() {
        String rule = "{type: value_count, rules: [a], timespan: 10s, condition: {field: [user, kind], gte: 2}}";
        assertThat(raised(rule, event(0, "a", "x"), event(1, "ab", "x"))).hasSize(1);
    }

    @Test
    void aliasesJoinFieldsOfDifferentNames() {
        String rule = """
                {type: temporal, rules: [a, b], group-by: [who], timespan: 10s,
                  aliases: {who: {a: source, b: target}}}""";
        assertThat(raised(rule, TestEvents.at(0, "1", Map.of("kind", "a", "source", "x")),
                TestEvents.at(1, "2", Map.of("kind", "b", "target", "x")))).singleElement()
                .satisfies(finding -> assertThat(finding.group()).isEqualTo(Map.of("who", "x")));
        assertThat(raised(rule, TestEvents.at(0, "1", Map.of("kind", "a", "source", "x")),
                TestEvents.at(1, "2", Map.of("kind", "b", "source", "x")))).isEmpty();
    }

    @Test
    void aMatchWithoutItsGroupFieldIsCountedAndLeftOut() {
        Evaluator evaluator = evaluator(
                "{type: event_count, rules: [a], group-by: [user], timespan: 1s, condition: {gte: 1}}",
                Limits.defaults());
        assertThat(evaluator.accept(TestEvents.at(0, "1", Map.of("kind", "a")))).isEmpty();
        assertThat(evaluator.counters().ungrouped()).isEqualTo(1);
    }

    @Test
    void aFieldWithSeveralValuesBelongsToSeveralGroups() {
        String rule = "{type: event_count, rules: [a], group-by: [user], timespan: 1s, condition: {gte: 1}}";
        assertThat(raised(rule, TestEvents.at(0, "1", Map.of("kind", "a", "user", List.of("x", "y"))))).hasSize(2);
    }

    @Test
    void rulesOfACorrelationRaiseNothingUnlessItSaysGenerate() {
        String rule = "{type: event_count, rules: [a], group-by: [user], timespan: 1s, condition: {gte: 9}%s}";
        assertThat(raised(rule.formatted(""), event(0, "a"))).isEmpty();
        assertThat(raised(rule.formatted(", generate: true"), event(0, "a"))).hasSize(1);
    }

    @Test
    void whatFollowsIsFoldedUntilTheGroupIsQuiet() {
        String rule = "{type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}}";
        List<Finding> findings = raised(rule, event(0, "a"), event(5, "a"), event(15, "a"), event(25, "a"),
                event(36, "a"), event(40, "a"));
        assertThat(findings).extracting(Finding::count).containsExactly(4L, 2L);
        assertThat(findings).extracting(Finding::anchor).containsExactly("e0", "e36");
    }

    @Test
    void aMatchBehindTheAllowedLatenessIsCountedAndLeftOut() {
        Limits limits = new Limits(Duration.ofSeconds(30), 100, 100, Set.of());
        Evaluator evaluator = evaluator(
                "{type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}}",
                limits);
        evaluator.accept(event(5, "a"));
        evaluator.accept(event(100, "a"));
        assertThat(evaluator.accept(event(4, "a"))).isEmpty();
        assertThat(evaluator.counters().late()).isEqualTo(1);
        assertThat(evaluator.accept(event(99, "a"))).as("within it, it counts").hasSize(1);
    }

    @Test
    void aBacklogInItsOwnOrderCountsHoweverLateItComes() {
        Evaluator evaluator = evaluator(
                "{type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 3}}",
                Limits.defaults());
        evaluator.accept(event(100_000, "a", "somebody"));
        evaluator.accept(event(0, "a"));
        evaluator.accept(event(1, "a"));
        assertThat(evaluator.accept(event(2, "a"))).hasSize(1);
    }

    @Test
    void aFloodOfGroupsStaysWithinTheBudgetAndSparesWhatIsOpen() {
        Limits limits = new Limits(Duration.ofMinutes(5), 100, 50, Set.of());
        Evaluator evaluator = evaluator(
                "{type: event_count, rules: [a], group-by: [user], timespan: 10m, condition: {gte: 2}}",
                limits);
        evaluator.accept(event(0, "a", "victim"));
        evaluator.accept(event(1, "a", "victim"));
        for (int number = 0; number < 1_000; number++) {
            evaluator.accept(event(2 + number / 10, "a", "random-" + number));
        }
        assertThat(evaluator.counters().groups()).isEqualTo(100);
        assertThat(evaluator.counters().evicted()).isEqualTo(901);
        assertThat(evaluator.accept(event(200, "a", "victim"))).singleElement().isInstanceOf(Change.Grown.class);
    }

    @Test
    void aFloodWithinAGroupStaysWithinTheBudget() {
        Limits limits = new Limits(Duration.ofMinutes(5), 100, 50, Set.of());
        Evaluator evaluator = evaluator(
                "{type: value_count, rules: [a], group-by: [user], timespan: 1h, condition: {field: kind, gte: 2}}",
                limits);
        for (int number = 0; number < 5_000; number++) {
            assertThat(evaluator.accept(TestEvents.at(number / 10, "e" + number, Map.of("kind", "a", "user", "x"))))
                    .isEmpty();
        }
        assertThat(evaluator.accept(TestEvents.at(501, "last", Map.of("kind", "ax", "user", "x")))).hasSize(1);
    }

    @Test
    void groupsThatAreOverAreForgotten() {
        Evaluator evaluator = evaluator(
                "{type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}}",
                Limits.defaults());
        evaluator.accept(event(0, "a", "old"));
        evaluator.accept(event(1_000, "a", "new"));
        evaluator.sweep();
        evaluator.sweep();
        assertThat(evaluator.counters().groups()).isEqualTo(1);
    }

    @Test
    void goesOnWithinAFindingThatWasKeptElsewhere() {
        String rule = "{type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}}";
        Finding kept = raised(rule, event(0, "a"), event(5, "a")).getFirst();
        Evaluator restarted = evaluator(rule, Limits.defaults());
        restarted.resume(kept);
        assertThat(restarted.accept(event(5, "a"))).as("was counted before").isEmpty();
        assertThat(restarted.accept(event(8, "a"))).singleElement().satisfies(change -> {
            assertThat(change.finding().identity()).isEqualTo(kept.identity());
            assertThat(change.finding().count()).isEqualTo(3);
        });
    }

    private static Event event(long second, String kind) {
        return event(second, kind, "anna");
    }

    private static Event event(long second, String kind, String user) {
        return TestEvents.at(second, "e" + second + (user.equals("anna") ? "" : user),
                Map.of("kind", kind, "user", user));
    }

    private static Evaluator evaluator(String correlation, Limits limits) {
        RuleSet rules = RuleParser.parse("rules.yml",
                LetterRules.TEXT + "title: Correlation\nname: correlation\ncorrelation:\n  " + correlation + "\n");
        assertThat(rules.rejections()).isEmpty();
        return new Evaluator(rules, limits);
    }

    /** The findings of the rules under test in the end; rules that no correlation refers to raise their own, left out here. */
    private static List<Finding> raised(String correlation, Event... events) {
        Evaluator evaluator = evaluator(correlation, Limits.defaults());
        Map<String, Finding> findings = new TreeMap<>();
        for (Event event : events) {
            evaluator.accept(event).forEach(change -> findings.put(change.finding().identity(), change.finding()));
        }
        List<Finding> raised = new ArrayList<>(findings.values());
        raised.removeIf(finding -> Set.of("b", "c").contains(finding.rule().key())
                && !correlation.contains("generate"));
        raised.sort((left, right) -> left.first().compareTo(right.first()));
        return raised;
    }
}
