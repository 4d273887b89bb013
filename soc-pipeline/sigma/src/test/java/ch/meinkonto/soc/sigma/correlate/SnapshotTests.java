package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** A snapshot goes on where it means the same, and says where it does not. */
class SnapshotTests {
    private static final String RULES = """
            title: Failure
            name: failure
            date: 2026-11-01
            logsource: {product: meinkonto}
            detection: {selection: {event.outcome: failure}, condition: selection}
            ---
            title: Several
            name: several
            date: 2026-11-02
            correlation: {type: event_count, rules: [failure], group-by: [user.hash], timespan: 1h, condition: {gte: 2}}
            ---
            title: Many
            name: many
            date: 2026-11-03
            correlation: {type: event_count, rules: [several], timespan: 1h, condition: {gte: 2}}
            """;

    @Test
    void goesOnWithTheSameRules() {
        Evaluator after = evaluator(RULES);
        assertThat(after.restore(begun())).isEqualTo(
                new Restored(List.of("several", "many"), List.of()));
        assertThat(after.accept(TestEvents.login(9, "b", "failure", "anna\ud800", "192.0.2.1"))).isEmpty();
        assertThat(after.counters().groups()).isEqualTo(2);
    }

    @Test
    void dropsAndTellsWhatWasChanged() {
        assertThat(evaluator(RULES.replace("2026-11-03", "2026-11-04")).restore(begun()).dropped())
                .as("a new version").containsExactly("many");
        assertThat(evaluator(RULES.replace("rules: [failure], group-by: [user.hash], timespan: 1h", "rules: [failure],"
                + " group-by: [client.ip], timespan: 1h")).restore(begun()).dropped())
                .as("other content, and what builds on it").containsExactly("several", "many");
        assertThat(evaluator(RULES.replace("2026-11-01", "2026-11-04")).restore(begun()).dropped())
                .as("a rule about single events changed").containsExactly("several", "many");
        assertThat(evaluator(RULES.replace("name: many", "name: more")).restore(begun()))
                .as("a rule is gone, another is new").satisfies(restored -> {
                    assertThat(restored.kept()).containsExactly("several");
                    assertThat(restored.dropped()).containsExactly("many");
                });
    }

    @Test
    void refusesWhatIsNoSnapshot() {
        byte[] snapshot = begun();
        assertThatIllegalArgumentException().isThrownBy(() -> evaluator(RULES).restore(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> evaluator(RULES).restore(new byte[100]));
        for (int length = 0; length < snapshot.length; length++) {
            byte[] cutOff = Arrays.copyOf(snapshot, length);
            assertThatIllegalArgumentException().isThrownBy(() -> evaluator(RULES).restore(cutOff));
        }
    }

    @Test
    void isTakenOverAtTheBeginningOnly() {
        Evaluator used = evaluator(RULES);
        used.accept(TestEvents.at(0, "x", Map.of()));
        assertThatIllegalStateException().isThrownBy(() -> used.restore(begun()));
    }

    private static byte[] begun() {
        Evaluator before = evaluator(RULES);
        before.accept(TestEvents.login(0, "a", "failure", "anna\ud800", "192.0.2.1"));
        before.accept(TestEvents.login(1, "c", "failure", "anna\ud800", "192.0.2.1"));
        return before.snapshot();
    }

    private static Evaluator evaluator(String text) {
        RuleSet rules = RuleParser.parse("rules.yml", text);
        assertThat(rules.rejections()).isEmpty();
        return new Evaluator(rules, Limits.defaults());
    }
}
