package ch.meinkonto.soc.bench.measure;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param warmUp thread CPU time per engine before anything counts
 * @param round thread CPU time per engine and round, about
 * @param rounds measured rounds; the median counts
 * @param agreement thread CPU time spent on comparing what two engines find
 */
public record Effort(Duration warmUp, Duration round, int rounds, Duration agreement) {
    /** For figures that are published. */
    public static Effort thorough() {
        return new Effort(Duration.ofMillis(2_000), Duration.ofMillis(700), 5, Duration.ofSeconds(3));
    }

    /** For a first look. */
    public static Effort quick() {
        return new Effort(Duration.ofMillis(500), Duration.ofMillis(100), 5, Duration.ofMillis(800));
    }
}
