package ch.meinkonto.soc.engine.detect;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How detection runs: settings {@code meinkonto.detect.*}.
 *
 * @param location folder of the detection folders, a location of Spring's resources
 * @param folder path of a folder of further detections and of exceptions, which may change while the engine runs; empty for
 *        none
 * @param lateness how much later than newer ones an event may come and still count; up to one day
 * @param mostGroups groups (accounts, addresses) remembered per correlation
 * @param mostOccurrences matches remembered per group
 * @param longestReplay how far back the memory is rebuilt after a restart at most
 * @param snapshotEvery how often what is known is stored, so that a restart need not read everything again; at least a second
 */
@ConfigurationProperties("meinkonto.detect")
record DetectSettings(@DefaultValue("classpath*:detections") String location, @DefaultValue("") String folder,
        @DefaultValue("5m") Duration lateness,
        @DefaultValue("50000") int mostGroups, @DefaultValue("10000") int mostOccurrences,
        @DefaultValue("24h") Duration longestReplay, @DefaultValue("30s") Duration snapshotEvery) {
    private static final Duration LONGEST_LATENESS = Duration.ofDays(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    DetectSettings {
        if (location.isBlank()) {
            throw new IllegalArgumentException("meinkonto.detect.location must name a folder");
        }
        if (lateness.isNegative() || lateness.compareTo(LONGEST_LATENESS) > 0) {
            throw new IllegalArgumentException("meinkonto.detect.lateness must be between 0 and 1 day: " + lateness);
        }
        if (mostGroups < 1 || mostOccurrences < 1) {
            throw new IllegalArgumentException("meinkonto.detect.most-groups and most-occurrences must be at least 1");
        }
        if (longestReplay.isNegative()) {
            throw new IllegalArgumentException(
                    "meinkonto.detect.longest-replay must not be negative: " + longestReplay);
        }
        if (snapshotEvery.compareTo(SHORTEST_PAUSE) < 0) {
            throw new IllegalArgumentException(
                    "meinkonto.detect.snapshot-every must be at least a second: " + snapshotEvery);
        }
    }
}
