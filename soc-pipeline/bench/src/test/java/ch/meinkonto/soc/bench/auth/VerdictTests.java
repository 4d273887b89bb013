package ch.meinkonto.soc.bench.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.visit.Load;

class VerdictTests {
    private static final Turn TURN = turn(300, 2_000, 1_000);

    @Test
    void aTurnIsCountedByTheProcessorTimeOfItsServer() {
        assertThat(TURN.perCore()).isEqualTo(150, within(1e-9));
        assertThat(TURN.perCoreWithDatabase()).isEqualTo(100, within(1e-9));
    }

    @Test
    void ratiosAreThoseOfThePairsTheLowestFirst() {
        double[] ratios = Verdict.ratios(List.of(turn(300, 1_000, 0), turn(100, 1_000, 0)),
                List.of(turn(100, 1_000, 0), turn(200, 1_000, 0)), Turn::perCore);

        assertThat(ratios).containsExactly(0.5, 3);
    }

    private static Turn turn(long count, long serverMilliseconds, long databaseMilliseconds) {
        return new Turn(new Load.Outcome(count, 10, 1, 2), Duration.ofMillis(serverMilliseconds),
                Duration.ofMillis(databaseMilliseconds));
    }
}
