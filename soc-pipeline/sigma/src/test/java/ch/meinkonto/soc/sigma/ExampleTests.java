package ch.meinkonto.soc.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** How the library is used, from YAML to a finding. */
class ExampleTests {
    @Test
    void raisesAFindingFromTwoDocuments() {
        RuleSet rules = RuleParser.parse("example.yml", """
                title: Failed sign-in
                name: login_failure
                logsource: {product: meinkonto, service: auth}
                detection:
                  selection_failure: {event.action: auth.login, event.outcome: failure}
                  condition: selection_failure
                ---
                title: Three failed sign-ins for one account
                id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e11
                correlation:
                  {type: event_count, rules: [login_failure], group-by: [user.hash], timespan: 1m, condition: {gte: 3}}
                """);
        Evaluator evaluator = new Evaluator(rules, Limits.defaults());
        evaluator.accept(TestEvents.login(0, "a", "failure", "anna", "203.0.113.7"));
        evaluator.accept(TestEvents.login(20, "b", "failure", "anna", "203.0.113.7"));
        List<Change> changes = evaluator.accept(TestEvents.login(60, "c", "failure", "anna", "203.0.113.7"));
        assertThat(rules.rejections()).isEmpty();
        assertThat(changes).singleElement().isInstanceOf(Change.Raised.class)
                .extracting(change -> change.finding().group() + " " + change.finding().count())
                .isEqualTo("{user.hash=anna} 3");
    }
}
