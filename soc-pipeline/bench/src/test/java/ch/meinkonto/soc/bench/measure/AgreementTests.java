package ch.meinkonto.soc.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.engine.NaiveEngine;
import ch.meinkonto.soc.bench.engine.OurEngine;
import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.bench.lane.Lanes;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.rules.Rules;
import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** No figure counts unless both found the same, and time is measured in turn. */
class AgreementTests {
    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Lane LANE = Lanes.PORTAL.of(200);
    private static final List<DetectionRule> RULES = Rules.detections(List.of(new RuleFile("get.yml", """
            title: Reads
            id: 00000000-0000-4000-8000-000000000001
            logsource: {category: webserver}
            detection: {selection: {cs-method: GET}, condition: selection}
            """)));

    @Test
    void countsWhatBothFound() {
        Agreement agreement = Agreement.required(LANE, new OurEngine(RULES, true), new NaiveEngine(RULES, true), AMPLE);
        assertThat(agreement.events()).isEqualTo(200);
        assertThat(agreement.matches()).isBetween(80L, 160L);
    }

    @Test
    void namesTheFirstEventOnWhichEnginesDiffer() {
        assertThatThrownBy(
                () -> Agreement.required(LANE, new OurEngine(RULES, true), new NaiveEngine(List.of(), true), AMPLE))
                .isInstanceOf(Disagreement.class)
                .hasMessageContaining("of lane portal: only ours finds [00000000-0000-4000-8000-000000000001], "
                        + "only naive finds []");
    }

    @Test
    void tellsHowFarAPeerIsOff() {
        Agreement agreement = Agreement.of(LANE, new NaiveEngine(List.of(), true), new OurEngine(RULES, true), AMPLE);
        assertThat(agreement.missing()).isZero();
        assertThat(agreement.extra()).isBetween(80L, 160L);
    }

    @Test
    void measuresEveryEngineOverAsManyEventsAsItManages() {
        Effort effort = new Effort(Duration.ofMillis(20), Duration.ofMillis(5), 5, AMPLE);
        List<Speed> speeds = new Contest(LANE, effort)
                .run(List.of(new OurEngine(RULES, true), new NaiveEngine(RULES, true)));
        assertThat(speeds).hasSize(2).allSatisfy(speed -> {
            assertThat(speed.nanosecondsPerEvent()).isPositive();
            assertThat(speed.events()).isGreaterThanOrEqualTo(20);
            assertThat(speed.spread()).isGreaterThanOrEqualTo(1);
            assertThat(speed.p99()).isPositive();
        });
    }

    @Test
    void takesTheMiddleOfWhatWasMeasured() {
        assertThat(Median.of(new double[]{9, 1, 5})).isEqualTo(5);
        assertThat(Median.of(new double[]{4, 1, 9, 2})).isEqualTo(3);
    }
}
