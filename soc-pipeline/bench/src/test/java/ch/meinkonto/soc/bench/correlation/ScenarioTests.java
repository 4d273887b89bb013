package ch.meinkonto.soc.bench.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Correlator;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Our correlations and Esper's statements mean the same. */
class ScenarioTests {
    private static final int HITS = 3_000;

    static List<Scenario> thresholdsNeverReached() {
        return List.of(Scenario.eventCount(), Scenario.valueCount(10), Scenario.valueCount(1_000), Scenario.temporal());
    }

    static List<Scenario> thresholdsReached() {
        Duration second = Duration.ofSeconds(1);
        return List.of(new Scenario("few", "event_count", "count(*)", 50, 1, 10, second),
                new Scenario("distinct", "value_count", "count(distinct val)", 3, 40, 20, second),
                new Scenario("both", "temporal", "count(distinct ref)", 1, 1, 2, second));
    }

    @ParameterizedTest
    @MethodSource("thresholdsNeverReached")
    void neverFireUnderLoad(Scenario scenario) throws Exception {
        assertThat(scenario.rules().rejections()).isEmpty();
        assertThat(firstFired(scenario)).containsExactly(-1, -1);
    }

    @ParameterizedTest
    @MethodSource("thresholdsReached")
    void fireFirstOnTheSameMatch(Scenario scenario) throws Exception {
        int[] fired = firstFired(scenario);
        assertThat(fired[0]).isNotNegative().isEqualTo(fired[1]);
    }

    /** Index of the match that fired first with us and with Esper; -1 for none. */
    private static int[] firstFired(Scenario scenario) throws Exception {
        RuleSet rules = scenario.rules();
        Correlator correlator = new Correlator(rules, Limits.defaults());
        int[] first = {-1, -1};
        try (EsperWindow esper = new EsperWindow(scenario)) {
            List<Hits.Hit> hits = new Hits(scenario, rules).batch(HITS);
            for (int index = 0; index < HITS && (first[0] < 0 || first[1] < 0); index++) {
                Hits.Hit hit = hits.get(index);
                List<Change> changes = correlator.accept(hit.event(), hit.satisfied());
                esper.accept(hit.row());
                first[0] = first[0] < 0 && !changes.isEmpty() ? index : first[0];
                first[1] = first[1] < 0 && esper.fired() > 0 ? index : first[1];
            }
        }
        return first;
    }
}
