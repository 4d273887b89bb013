package ch.meinkonto.soc.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Answer;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Group;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Item;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Node;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.print.JsonText;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** An explanation never contradicts the matcher, and what it names as the cause is a cause. */
class ExplanationAgreementTests {
    @Property(seed = "20261127", tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void saysWhatTheMatcherSays(@ForAll("selections") List<String> selections, @ForAll("conditions") String condition,
            @ForAll("products") String product, @ForAll("documents") Map<String, Object> document) {
        StringBuilder yaml = new StringBuilder("title: Rule\nlogsource: {product: " + product + "}\ndetection:\n");
        for (int index = 0; index < selections.size(); index++) {
            yaml.append("  s").append(index).append(": ").append(selections.get(index)).append('\n');
        }
        RuleSet rules = RuleParser.parse("rule.yml",
                yaml.append("  condition: ").append(condition).append('\n').toString());
        assertThat(rules.rejections()).as("%s", yaml).isEmpty();
        DetectionRule rule = rules.detections().getFirst();
        Event event = TestEvents.at(0, "e", document);

        Explainer explainer = new Explainer(rules);
        Explanation routed = explainer.explain(rule, event);
        ReferenceMatcher matcher = ReferenceMatcher.of(List.of(rule));
        assertThat(routed.holds()).as("%s", routed.text()).isEqualTo(!matcher.match(event).isEmpty());
        Explanation unrouted = explainer.explainUnrouted(rule, event);
        assertThat(unrouted.holds()).as("%s", unrouted.text()).isEqualTo(!matcher.matchUnrouted(event).isEmpty());
        if (unrouted instanceof DetectionExplanation detection) {
            check(detection.condition(), event);
        }
        assertThat(JsonText.of(routed.toMap())).isEqualTo(routed.json());
    }

    /** Groups add up to their parts, and a named value is one that the event has. */
    private static void check(Node node, Event event) {
        switch (node) {
            case Group(String label, boolean holds, List<Node> parts) -> {
                parts.forEach(part -> check(part, event));
                boolean expected = switch (label) {
                    case "not" -> !parts.getFirst().holds();
                    case "one of" -> parts.stream().anyMatch(Node::holds);
                    default -> parts.stream().allMatch(Node::holds);
                };
                assertThat(holds).isEqualTo(expected);
            }
            case Item item -> {
                for (Answer answer : item.answers()) {
                    if (answer.field() != null) {
                        assertThat(answer.holds()).isTrue();
                        assertThat(event.texts(answer.field())).contains(answer.value());
                    }
                }
            }
        }
    }

    @Provide
    Arbitrary<List<String>> selections() {
        Arbitrary<String> field = Arbitraries.of("a", "b", "c.d");
        Arbitrary<String> item = Combinators.combine(field, Arbitraries.of(": x", ": [x, Y]", ": ''", ": null", ": 1",
                ": '*'", "|contains: x", "|contains|all: [x, y]", "|startswith: x", "|endswith|cased: X", "|neq: x",
                "|neq: [x, y]", "|exists: true", "|exists: false", "|re: '^x'", "|re|i: 'Y$'", "|gt: 1", "|lte: 2.5",
                "|cidr: 10.0.0.0/8", "|fieldref: b", "|fieldref|contains: a", "|hour: 8", ": 'x?y'", "|windash: -x"))
                .as(String::concat);
        Arbitrary<String> map = item.list().ofMinSize(1).ofMaxSize(2)
                .map(items -> "{" + String.join(", ", items.stream().distinct().toList()) + "}")
                .filter(text -> keysDiffer(text));
        Arbitrary<String> selection = Arbitraries.oneOf(map, map, map.list().ofMinSize(1).ofMaxSize(2)
                .map(maps -> "[" + String.join(", ", maps) + "]"),
                Arbitraries.of("[x, zz]", "{'|all': [x, y]}", "[1]"));
        return selection.list().ofSize(3);
    }

    private static boolean keysDiffer(String map) {
        List<String> keys = new ArrayList<>();
        for (String part : map.split(", (?=[abc])")) {
            keys.add(part.replaceAll("[{]|:.*", ""));
        }
        return keys.stream().distinct().count() == keys.size();
    }

    @Provide
    Arbitrary<String> conditions() {
        return Arbitraries.of("s0 and s1 and s2", "s0 or s1 or s2", "s0 and not s1 or s2", "not (s0 and s1) and s2",
                "1 of s*", "all of s*", "not 1 of s*", "s0 and not (s1 or not s2)");
    }

    @Provide
    Arbitrary<String> products() {
        return Arbitraries.of("meinkonto", "meinkonto", "other");
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        Arbitrary<Object> single = Arbitraries.of("x", "X", "y", "xY", "", "1", 1, 2, 2.5, true, "10.1.2.3", "x?y",
                "2026-11-23T08:00:00Z", "-x");
        Arbitrary<Object> value = Arbitraries.oneOf(single, single.list().ofMaxSize(3).map(list -> (Object) list));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c.d"), value).ofMaxSize(3)
                .map(fields -> new LinkedHashMap<>(fields));
    }
}
