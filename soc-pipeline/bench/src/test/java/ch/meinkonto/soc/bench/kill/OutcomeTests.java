package ch.meinkonto.soc.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.stand.RaisedAlert;

/** What counts as a difference between two runs. */
class OutcomeTests {
    private static final Instant TIME = Instant.parse("2026-11-23T08:00:00Z");
    private static final Seen UNDISTURBED = new Seen(0, 0, 0, 0, Map.of("a", alert("a", 10), "b", alert("b", 4)));

    @Test
    void isFlawlessWhereBothSawTheSame() {
        assertThat(outcome(UNDISTURBED, Set.of("brute-force")).isFlawless()).isTrue();
    }

    @Test
    void tellsWhatIsMissingWhatIsNewAndWhatHasChanged() {
        Seen disturbed = new Seen(0, 0, 0, 0, Map.of("a", alert("a", 9), "c", alert("c", 4)));
        Outcome outcome = outcome(disturbed, Set.of());
        assertThat(outcome.isFlawless()).isFalse();
        assertThat(outcome.differences()).hasSize(3);
        assertThat(outcome.differences().get(0)).startsWith("after kills ").contains("count=9", "count=10");
        assertThat(outcome.differences().get(1)).startsWith("missing after kills").contains("id=b");
        assertThat(outcome.differences().get(2)).startsWith("raised after kills only").contains("id=c");
    }

    @Test
    void isNotFlawlessWhereADetectionFoundNothingOrAnEventIsLost() {
        assertThat(outcome(UNDISTURBED, Set.of("card-testing")).silent()).containsExactly("card-testing");
        assertThat(outcome(UNDISTURBED, Set.of("card-testing")).isFlawless()).isFalse();
        Seen lost = new Seen(1, 0, 0, 0, UNDISTURBED.alerts());
        assertThat(outcome(lost, Set.of()).isFlawless()).isFalse();
    }

    private static Outcome outcome(Seen disturbed, Set<String> detections) {
        return Outcome.of(1, new KillRound.Disturbed(disturbed, 1, 1, 100, 3), UNDISTURBED, detections);
    }

    private static RaisedAlert alert(String id, long count) {
        return new RaisedAlert(id, "brute-force", "Brute Force", "medium", Map.of("user.hash", "x"), count, List.of(),
                TIME, TIME);
    }
}
