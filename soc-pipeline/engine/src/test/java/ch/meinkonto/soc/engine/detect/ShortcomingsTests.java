package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.contract.DetectionLimitEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SecurityEvent;

/** What a detection could not do is told, and told sparingly. */
class ShortcomingsTests {
    private final TestClock clock = new TestClock(Instant.parse("2031-05-05T12:00:00Z"));
    private final List<SecurityEvent> reported = new ArrayList<>();
    private final Shortcomings shortcomings = new Shortcomings((finding, time) -> reported.add(finding), clock);

    @Test
    void tellsHowMuchADetectionForgot() {
        look(0, 0);
        look(7, 0);
        assertThat(reported).containsExactly(forgot(7));
    }

    @Test
    void tellsHowMuchCameTooLate() {
        look(0, 0);
        look(0, 3);
        assertThat(reported)
                .containsExactly(new DetectionLimitEvent(EventAction.TELEMETRY_LATE, "brute-force", 3));
    }

    @Test
    void tellsOnceAMinuteWhatWasMoreSinceThen() {
        look(0, 0);
        for (int second = 1; second <= 90; second++) {
            look(second, 0);
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(reported).containsExactly(forgot(1), forgot(60));
    }

    @Test
    void doesNotRepeatWhatWasToldBeforeARestart() {
        look(500, 20);
        look(500, 20);
        assertThat(reported).isEmpty();
    }

    @Test
    void countsAnewWhereOtherRulesAreInForce() {
        look(0, 0);
        look(500, 0);
        clock.pass(Duration.ofMinutes(2));
        look(0, 0);
        look(4, 0);
        assertThat(reported).containsExactly(forgot(500), forgot(4));
    }

    private static SecurityEvent forgot(long count) {
        return new DetectionLimitEvent(EventAction.TELEMETRY_EVICTION, "brute-force", count);
    }

    /** Two rules of the same folder, one of which does all the forgetting. */
    private void look(long evicted, long late) {
        shortcomings.look(new DetectionHealth(null, null, Map.of(), List.of(rule("one", 0, late), rule("two", evicted,
                0))));
    }

    private static DetectionHealth.RuleHealth rule(String name, long evicted, long late) {
        return new DetectionHealth.RuleHealth(name, "brute-force", name, null, null, 0, 0, 0, evicted, late, 0, null);
    }
}
