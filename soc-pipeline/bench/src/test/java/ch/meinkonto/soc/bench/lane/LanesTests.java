package ch.meinkonto.soc.bench.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Lanes are the same on every run, as long as is said, and neither too uniform nor too strange. */
class LanesTests {
    private static final int EVENTS = 2_000;
    private static final int TOLERANCE = 10;

    @ParameterizedTest
    @EnumSource
    void areTheSameOnEveryRun(Lanes lane) {
        assertThat(lane.of(EVENTS).bytes()).isEqualTo(lane.of(EVENTS).bytes());
    }

    @ParameterizedTest
    @EnumSource
    void beginAlikeWhateverTheirLength(Lanes lane) {
        Lane shorter = lane.of(100);
        assertThat(shorter.line(99)).isEqualTo(lane.of(EVENTS).line(99));
    }

    @ParameterizedTest
    @CsvSource({"PORTAL, 650", "STRUCTURED, 700", "FILES, 445", "RAW, 860", "SYSLOG, 150", "QUIET, 280"})
    void haveTheStatedSize(Lanes lane, double bytes) {
        assertThat(lane.of(EVENTS).bytesPerEvent()).isCloseTo(bytes, withinPercentage(TOLERANCE));
    }

    @ParameterizedTest
    @EnumSource
    void areLinesOfJsonThatSayWhereTheyComeFrom(Lanes lane) {
        Lane events = lane.of(EVENTS);
        assertThat(events.events()).isEqualTo(EVENTS);
        for (int event = 0; event < EVENTS; event++) {
            Map<?, ?> read = JsonMapper.shared().readValue(events.line(event), Map.class);
            assertThat(read.get("logsource")).isInstanceOfSatisfying(Map.class,
                    source -> assertThat(source).containsKey("product"));
            assertThat(read.values()).doesNotContainNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void repeatThemselvesAlmostNever(Lanes lane) {
        Lane events = lane.of(EVENTS);
        Set<String> different = new HashSet<>();
        for (int event = 0; event < EVENTS; event++) {
            different.add(events.line(event));
        }
        assertThat(different).hasSizeGreaterThan(EVENTS * 95 / 100);
    }

    @Test
    void thePortalIsAttackedByOneInAHundred() {
        assertThat(Lanes.PORTAL.of(EVENTS).attacks()).isEqualTo(EVENTS / 100);
        assertThat(Lanes.STRUCTURED.of(EVENTS).attacks()).isZero();
    }
}
