package ch.meinkonto.soc.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Percentiles by the nearest rank. */
class LatencyFiguresTests {
    @Test
    void takeTheValueThatSoManyDoNotExceed() {
        List<Duration> hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();
        assertThat(LatencyFigures.percentile(hundred, 50)).isEqualTo(50);
        assertThat(LatencyFigures.percentile(hundred, 99)).isEqualTo(99);
        assertThat(LatencyFigures.percentile(hundred.subList(0, 1), 99)).isEqualTo(1);
    }
}
