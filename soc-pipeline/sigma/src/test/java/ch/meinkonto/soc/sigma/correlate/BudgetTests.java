package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Memory stays within its budget, and a flood cannot push out what matters. */
class BudgetTests {
    private static final RuleSet RULES = RuleParser.parse("budget.yml", """
            title: Failure
            name: failure
            logsource: {product: meinkonto}
            detection: {selection: {event.outcome: failure}, condition: selection}
            ---
            title: Slow attack on an account
            name: slow
            correlation:
              {type: event_count, rules: [failure], group-by: [user.hash], timespan: 1h, condition: {gte: 3}}
            ---
            title: Quiet account
            name: quiet
            x-correlation: {type: absence, rules: [failure], group-by: [user.hash], timespan: 1h}
            ---
            title: Many accounts of an address
            name: spray
            correlation:
              {type: value_count, rules: [failure], group-by: [client.ip], timespan: 1h,
              condition: {field: user.hash, gte: 1000000}}
            """);
    private static final Limits SMALL = new Limits(Duration.ofMinutes(5), 100, 50, Set.of());

    private final List<Eviction> evictions = new ArrayList<>();

    @Test
    void aFloodOfUnknownKeysSparesTheSlowAttackOnAKnownUser() {
        Evaluator evaluator = new Evaluator(RULES, SMALL, (field, value) -> value.startsWith("resident"),
                evictions::add);
        assertThat(evaluator.accept(failure(0, "resident-7"))).isEmpty();
        flood(evaluator, 1_000, "stranger-");
        assertThat(evaluator.accept(failure(1_200, "resident-7"))).isEmpty();
        flood(evaluator, 2_000, "stranger-");
        assertThat(evaluator.accept(failure(2_400, "resident-7"))).singleElement()
                .satisfies(change -> assertThat(change.finding().rule().key()).isEqualTo("slow"));
        assertThat(evictions).isNotEmpty().noneMatch(Eviction::known);
    }

    @Test
    void withoutKnowingAnybodyTheFloodWins() {
        Evaluator evaluator = new Evaluator(RULES, SMALL, KnownKeys.NONE, evictions::add);
        evaluator.accept(failure(0, "resident-7"));
        flood(evaluator, 1_000, "stranger-");
        evaluator.accept(failure(1_200, "resident-7"));
        assertThat(evaluator.accept(failure(2_400, "resident-7"))).isEmpty();
        assertThat(evictions).anyMatch(eviction -> eviction.group().equals(Map.of("user.hash", "resident-7")));
    }

    @Test
    void knownKeysHaveABudgetOfTheirOwn() {
        Evaluator evaluator = new Evaluator(RULES, SMALL, (field, value) -> value.startsWith("resident"),
                evictions::add);
        flood(evaluator, 0, "stranger-");
        evictions.clear();
        flood(evaluator, 10, "resident-");
        assertThat(evictions).isNotEmpty().allMatch(Eviction::known);
        assertThat(evaluator.countersByRule().get("slow").groups()).isEqualTo(200);
    }

    @Test
    void whoBecomesKnownIsSparedFromThenOn() {
        List<String> known = new ArrayList<>();
        Evaluator evaluator = new Evaluator(RULES, SMALL, (field, value) -> known.contains(value), evictions::add);
        evaluator.accept(failure(0, "newcomer"));
        known.add("newcomer");
        flood(evaluator, 1_000, "stranger-");
        evaluator.accept(failure(1_200, "newcomer"));
        flood(evaluator, 2_000, "stranger-");
        assertThat(evaluator.accept(failure(2_400, "newcomer"))).hasSize(1);
    }

    @Test
    void evictionsAreCountedAndToldPerRule() {
        Evaluator evaluator = new Evaluator(RULES, SMALL, KnownKeys.NONE, evictions::add);
        flood(evaluator, 0, "stranger-");
        Map<String, Counters> counters = evaluator.countersByRule();
        assertThat(counters.get("slow")).isEqualTo(new Counters(100, 900, 0, 0));
        assertThat(counters.get("quiet")).isEqualTo(new Counters(100, 900, 0, 0));
        assertThat(counters.get("spray")).as("one address").isEqualTo(new Counters(1, 0, 0, 0));
        assertThat(evictions).hasSize(1_800).filteredOn(each -> each.rule().key().equals("slow")).hasSize(900);
        assertThat(evaluator.counters()).isEqualTo(new Counters(201, 1_800, 0, 0));
    }

    @Test
    void anEvictedGroupIsNotDecidedAnyMore() {
        Evaluator evaluator = new Evaluator(RULES, SMALL, KnownKeys.NONE, evictions::add);
        flood(evaluator, 0, "stranger-");
        assertThat(evaluator.advance(TestEvents.START.plus(Duration.ofDays(1)))).hasSize(100)
                .allMatch(change -> change.finding().rule().key().equals("quiet"));
    }

    @Test
    void aFloodWithinAWaitingGroupStaysWithinTheBudget() {
        Evaluator evaluator = new Evaluator(RULES, SMALL);
        for (int number = 0; number < 10_000; number++) {
            evaluator.accept(TestEvents.login(number / 100, "e" + number, "failure", "one", "192.0.2.1"));
        }
        assertThat(evaluator.snapshot()).as("of some hundred matches").hasSizeLessThan(20_000);
        assertThat(evaluator.advance(TestEvents.START.plus(Duration.ofDays(1)))).singleElement()
                .satisfies(change -> assertThat(change.finding().anchor()).isEqualTo("e9999"));
    }

    private static void flood(Evaluator evaluator, int second, String users) {
        for (int number = 0; number < 1_000; number++) {
            evaluator.accept(TestEvents.login(second + number / 10, users + second + number, "failure",
                    users + second + "-" + number, "192.0.2.1"));
        }
    }

    private static Event failure(int second, String user) {
        return TestEvents.login(second, user + second, "failure", user, "192.0.2.2");
    }
}
