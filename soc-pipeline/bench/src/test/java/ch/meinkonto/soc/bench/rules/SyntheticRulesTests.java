package ch.meinkonto.soc.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.engine.NaiveEngine;
import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.bench.lane.Lanes;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** Made-up rules load, stay the same and match nothing that is quiet. */
class SyntheticRulesTests {
    @Test
    void allOfThemLoad() {
        assertThat(RuleParser.parse(SyntheticRules.files(500)).rejections()).isEmpty();
        assertThat(Rules.detections(SyntheticRules.files(500))).hasSize(500);
    }

    @Test
    void theFirstOnesAreAlwaysTheSame() {
        assertThat(SyntheticRules.files(50)).isEqualTo(SyntheticRules.files(200).subList(0, 50));
    }

    @Test
    void noneMatchesTheQuietLane() {
        List<DetectionRule> rules = Rules.detections(SyntheticRules.files(300));
        Lane lane = Lanes.QUIET.of(300);
        NaiveEngine naive = new NaiveEngine(rules, false);
        for (int event = 0; event < lane.events(); event++) {
            assertThat(naive.match(lane, event, 1)).isZero();
        }
    }

    @Test
    void someAreAboutWebServers() {
        List<DetectionRule> rules = Rules.detections(SyntheticRules.files(200));
        assertThat(Rules.forPortal(rules)).hasSizeBetween(10, 60)
                .allMatch(rule -> "webserver".equals(rule.logSource().category()));
    }

    @Test
    void aHundredSeventyFiveRulesOfThePublicCorpusFitAPortal() throws IOException {
        String folder = System.getenv().getOrDefault("SIGMAHQ_RULES", "");
        assumeTrue(!folder.isEmpty(), "set SIGMAHQ_RULES to the folder 'rules' of SigmaHQ to run this test");
        assertThat(Rules.forPortal(Rules.detections(Rules.filesBelow(Path.of(folder))))).hasSize(175);
    }
}
