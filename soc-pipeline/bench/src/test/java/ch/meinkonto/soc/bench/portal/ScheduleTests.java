package ch.meinkonto.soc.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Everything is planned before the first resident arrives. */
class ScheduleTests {
    private static final Schedule TWO_A_SECOND = new Schedule(2, Duration.ofSeconds(30), Duration.ofSeconds(1), 12);

    @Test
    void letsResidentsArriveAtTheirRate() {
        assertThat(TWO_A_SECOND.residents()).isEqualTo(60);
        assertThat(TWO_A_SECOND.due(0, 0)).isEqualTo(Duration.ZERO);
        assertThat(TWO_A_SECOND.due(59, 0)).isEqualTo(Duration.ofMillis(29_500));
    }

    @Test
    void plansTheStepsOfAResidentOneAfterTheOther() {
        assertThat(TWO_A_SECOND.due(3, 4)).isEqualTo(Duration.ofMillis(5_500));
    }

    @Test
    void countsEveryStepAtItsFullRate() {
        assertThat(TWO_A_SECOND.counted()).isEqualTo(Duration.ofSeconds(18));
        for (int step = 0; step < 12; step++) {
            int number = step;
            assertThat(IntStream.range(0, TWO_A_SECOND.residents())
                    .filter(resident -> TWO_A_SECOND.counts(TWO_A_SECOND.due(resident, number)))
                    .count()).as("step %s", step).isEqualTo(36);
        }
    }

    @Test
    void refusesToEndBeforeTheFirstResidentHasLeft() {
        assertThatThrownBy(() -> new Schedule(2, Duration.ofSeconds(12), Duration.ofSeconds(1), 12))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule(0, Duration.ofSeconds(30), Duration.ofSeconds(1), 12))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
