package ch.meinkonto.soc.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Explanations as people read them. */
class ExplainerTests {
    private static final Map<String, Object> FIELDS = Map.of("name", List.of("Anna", "Berta"), "n", 5, "ip", "10.1.2.3",
            "t", "2026-11-23T08:00:00Z", "same", "anna", "long", "x".repeat(200));

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
            {name: anna}              § ✓ name is "anna": "Anna"
            {name: carla}             § ✗ name is "carla": the event has "Anna", "Berta"
            {name|neq: anna}          § ✗ name: not so that it is "anna": "Anna"
            {name|cased: anna}        § ✗ name is "anna", with case: the event has "Anna", "Berta"
            {name|startswith: be}     § ✓ name starts with "be": "Berta"
            {name|endswith: A}        § ✓ name ends with "A": "Anna"
            {name|contains: 'n'}      § ✓ name contains "n": "Anna"
            {name: 'b?r*a'}           § ✓ name has the form "b?r*a": "Berta"
            {name: '*'}               § ✓ name is any text: "Anna"
            {name: ''}                § ✗ name is empty: the event has "Anna", "Berta"
            {name: null}              § ✗ name is absent or null: the event has "Anna", "Berta"
            {other: null}             § ✓ other is absent or null: the event has no such field
            {other|exists: true}      § ✗ other is present: the event has no such field
            {n: 5.0}                  § ✓ n is the number 5.0: "5"
            {n|gte: 6}                § ✗ n is at least 6: the event has "5"
            {name|re|i: '^b'}         § ✓ name has a match of /^b/i: "Berta"
            {ip|cidr: 10.0.0.0/8}     § ✓ ip is within 10.0.0.0/8: "10.1.2.3"
            {t|hour: 8}               § ✓ t has the hour equal to 8: "2026-11-23T08:00:00Z"
            {name|fieldref: same}     § ✓ name is the value of same: "Anna"
            [berta]                   § ✓ any field contains "berta": name is "Berta"
            [nobody]                  § ✗ any field contains "nobody"
            """)
    void saysWhatWasAskedAndWhatWasThere(String selection, String line) {
        assertThat(explain("logsource: {product: meinkonto}\ndetection:\n  s: " + selection + "\n  condition: s\n")
                .lines().toList()).last().isEqualTo("    " + line);
    }

    @Test
    void keepsLongThingsShort() {
        String values = String.join(", ", Collections.nCopies(300, "nobody"));
        String text = explain("logsource: {product: meinkonto}\ndetection:\n  s: {long: [" + values
                + "]}\n  condition: s\n");
        assertThat(text).contains("one of 300, the event has \"" + "x".repeat(120) + "… (200 characters)\"",
                "      and 290 more\n");
        assertThat(text.lines()).hasSize(15);
    }

    @Test
    void saysWhatACorrelationNeedsAndWhetherTheEventCounts() {
        RuleSet rules = RuleParser.parse("rules.yml", """
                title: Failed
                name: failed
                logsource: {product: meinkonto}
                detection: {s: {event.outcome: failure}, condition: s}
                ---
                title: Burst
                name: burst
                correlation:
                  {type: event_count, rules: [failed], group-by: [user.hash], timespan: 5m, condition: {gte: 10}}
                """);
        Explainer explainer = new Explainer(rules);
        assertThat(explainer.explain(rules.correlations().getFirst(),
                TestEvents.login(0, "e1", "failure", "anna", "192.0.2.1")).text()).isEqualTo(
                        """
                                ✓ Burst (burst): event e1 counts
                                  needs event_count at least 10 over matches of failed within 300 s, for each user.hash
                                  ✓ group: user.hash is "anna"
                                  ✓ Failed (failed): event e1 matches
                                    ✓ log source: the rule is about product meinkonto; the event is of product meinkonto, service auth
                                    ✓ s
                                      ✓ event.outcome is "failure": "failure"
                                """);
        Explanation anonymous = explainer.explain(rules.correlations().getFirst(),
                TestEvents.at(0, "e2", Map.of("event.outcome", "failure")));
        assertThat(anonymous.holds()).isFalse();
        assertThat(anonymous.text()).contains("✗ group: user.hash is absent");
        assertThat(anonymous.json()).startsWith("{\"event\":\"e2\",\"rule\":\"burst\",\"title\":\"Burst\","
                + "\"holds\":false,\"needs\":\"event_count at least 10");
    }

    private static String explain(String body) {
        RuleSet rules = RuleParser.parse("rule.yml", "title: Rule\n" + body);
        assertThat(rules.rejections()).isEmpty();
        return new Explainer(rules).explain(rules.detections().getFirst(), TestEvents.at(0, "e", FIELDS)).text();
    }
}
