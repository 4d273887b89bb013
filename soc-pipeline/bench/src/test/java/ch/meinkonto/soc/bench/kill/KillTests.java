package ch.meinkonto.soc.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.stand.Installation;

/**
 * The packaged engine and a real Elasticsearch, each killed with SIGKILL while events come. {@code bench pipeline} does the same
 * a hundred times.
 */
class KillTests {
    private static final long SEED = 4;
    private static final int KILLS = 4;

    @Test
    void losesNothingDoublesNothingAndRaisesTheSameAlertsWhateverIsKilled() throws Exception {
        try (Installation installation = Installation.of(Map.of())) {
            Outcome outcome = new KillRound(installation, Clock.systemUTC(), System.err::println).play(SEED, KILLS);
            assertThat(outcome.differences()).as("alerts, beside those of an undisturbed pipeline").isEmpty();
            assertThat(outcome.lost()).as("lost").isZero();
            assertThat(outcome.twice()).as("twice").isZero();
            assertThat(outcome.strange()).as("gaps and breaks").isZero();
            assertThat(outcome.refused()).as("dead letters").isZero();
            assertThat(outcome.silent()).as("detections that found nothing").isEmpty();
            assertThat(outcome.engineKills()).isPositive();
            assertThat(outcome.storeKills()).isPositive();
            assertThat(outcome.repeats()).as("requests that met a killed process").isPositive();
        }
    }
}
