package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** One event that reaches a correlation twice: by itself, and within what an inner correlation found. */
class SharedEventTests {
    private static final RuleSet RULES = RuleParser.parse("rules.yml", LetterRules.TEXT + """
            title: Two of A
            name: two
            correlation: {type: event_count, rules: [a], group-by: [user], timespan: 10s, condition: {gte: 2}}
            ---
            title: Two of A and B
            name: both
            correlation: {type: temporal, rules: [two, b], group-by: [user], timespan: 10s}
            """);

    @Test
    void countsOnce() {
        List<Event> events = List.of(event(0, "a"), event(1, "ab"));
        assertThat(findings(events)).singleElement().extracting(Finding::count).isEqualTo(2L);
        assertThat(findings(events.reversed())).singleElement().extracting(Finding::count).isEqualTo(2L);
    }

    private static List<Finding> findings(List<Event> events) {
        Evaluator evaluator = new Evaluator(RULES, Limits.defaults());
        List<Finding> findings = new ArrayList<>();
        events.forEach(event -> evaluator.accept(event).forEach(change -> {
            if (change instanceof Change.Raised(Finding raised)) {
                findings.add(raised);
            }
        }));
        return findings;
    }

    private static Event event(int seconds, String kind) {
        return TestEvents.at(seconds, "e" + seconds, Map.of("kind", kind, "user", "x"));
    }
}
