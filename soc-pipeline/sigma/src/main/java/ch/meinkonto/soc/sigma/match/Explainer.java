package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.soc.sigma.match.DetectionExplanation.Answer;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Group;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Item;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Node;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Routing;
import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Says why an event satisfies a rule or does not: every part of the condition is asked, also those that a matcher would
 * leave out. Slow; meant for one event and one rule at a time. Thread-safe.
 */
public final class Explainer {
    private static final int MOST_VALUES = 5;
    private static final int MOST_ANSWERS = 10;

    private final RuleSet rules;

    /**
     * An explainer of these rules.
     *
     * @param rules where a correlation finds the rules it names
     */
    public Explainer(RuleSet rules) {
        this.rules = rules;
    }

    /** Explains what the rule says about the event; log sources are looked at. */
    public Explanation explain(Rule rule, Event event) {
        return explain(rule, event, true);
    }

    /** The same without looking at log sources. */
    public Explanation explainUnrouted(Rule rule, Event event) {
        return explain(rule, event, false);
    }

    private Explanation explain(Rule rule, Event event, boolean routed) {
        return switch (rule) {
            case DetectionRule detection -> new DetectionExplanation(rule.key(), rule.header().title(), event.id(),
                    routing(detection.logSource(), event.source(), routed),
                    node(detection.condition(), detection, event));
            case CorrelationRule correlation -> correlation(correlation, event, routed);
        };
    }

    private static Routing routing(LogSource wanted, LogSource given, boolean routed) {
        if (!routed) {
            return new Routing(true, "not looked at");
        }
        boolean covers = wanted.covers(given);
        return new Routing(covers, "the rule is about " + Wording.of(wanted) + "; the event is of " + Wording.of(given)
                + (covers ? "" : ": the rule is not asked"));
    }

    /** The rules it names; the parser has made sure that none names itself. */
    private CorrelationExplanation correlation(CorrelationRule rule, Event event, boolean routed) {
        List<Explanation> bases = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, List<String>> group = new LinkedHashMap<>();
        rule.groupBy().forEach(field -> group.put(field, List.of()));
        for (String reference : rule.rules()) {
            Optional<Rule> base = rules.find(reference);
            if (base.isEmpty()) {
                unknown.add(reference);
                continue;
            }
            Explanation explanation = explain(base.get(), event, routed);
            bases.add(explanation);
            if (explanation.holds()) {
                rule.groupBy().forEach(field -> group.put(field,
                        shown(event.texts(rule.fieldFor(field, reference)))));
            }
        }
        return new CorrelationExplanation(rule.key(), rule.header().title(), event.id(), Wording.of(rule), bases,
                unknown,
                group);
    }

    private static Node node(Condition condition, DetectionRule rule, Event event) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) ->
                all("all of", parts.stream().map(part -> node(part, rule, event)).toList());
            case Condition.Or(List<Condition> parts) ->
                any("one of", parts.stream().map(part -> node(part, rule, event)).toList());
            case Condition.Not(Condition part) -> {
                Node inner = node(part, rule, event);
                yield new Group("not", !inner.holds(), List.of(inner));
            }
            case Condition.Named(String name) -> {
                Selection selection = rule.selections().get(name);
                if (selection == null) {
                    throw new IllegalArgumentException("the condition names an unknown selection: " + name);
                }
                Node inner = node(selection, event);
                // What the selection asks for stands directly below its name.
                List<Node> parts = inner instanceof Group(String label, boolean ignored, List<Node> inside)
                        && label.equals("all of") ? inside : List.of(inner);
                yield new Group(name, inner.holds(), parts);
            }
        };
    }

    private static Node node(Selection selection, Event event) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) ->
                all("all of", items.stream().map(item -> node(item, event)).toList());
            case Selection.AnyOf(List<Selection> items) ->
                any("one of", items.stream().map(item -> node(item, event)).toList());
            case Selection.Keywords(boolean every, List<ValueTest> tests) ->
                item("", every, false, tests.stream().map(test -> keyword(test, event)).toList(), event);
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) ->
                item(field, every, negated, tests.stream().map(test -> answer(field, test, event)).toList(), event);
        };
    }

    private static Node all(String label, List<Node> parts) {
        return new Group(label, parts.stream().allMatch(Node::holds), parts);
    }

    private static Node any(String label, List<Node> parts) {
        return new Group(label, parts.stream().anyMatch(Node::holds), parts);
    }

    private static Item item(String field, boolean every, boolean negated, List<Answer> answers, Event event) {
        boolean joined = every ? answers.stream().allMatch(Answer::holds) : answers.stream().anyMatch(Answer::holds);
        List<Answer> decisive = new ArrayList<>(answers.stream().filter(answer -> answer.holds() != every).toList());
        decisive.addAll(answers.stream().filter(answer -> answer.holds() == every).toList());
        List<String> values = field.isEmpty() ? List.of() : event.texts(field);
        return new Item(field, every, negated, joined != negated, shown(values), values.size() - shown(values).size(),
                decisive.stream().limit(MOST_ANSWERS).toList(), Math.max(0, answers.size() - MOST_ANSWERS));
    }

    private static List<String> shown(List<String> values) {
        return values.stream().limit(MOST_VALUES).map(Wording::shortened).toList();
    }

    private static Answer answer(String field, ValueTest test, Event event) {
        boolean holds = ValueTests.ofField(field, test).test(event);
        if (holds) {
            for (String text : event.texts(field)) {
                if (ValueTests.ofField(field, test).test(alone(field, text, test, event))) {
                    return new Answer(Wording.of(test), true, field, Wording.shortened(text));
                }
            }
        }
        return new Answer(Wording.of(test), holds, null, null);
    }

    private static Answer keyword(ValueTest test, Event event) {
        boolean holds = ValueTests.ofKeyword(test).test(event);
        for (String field : holds ? event.names() : List.<String>of()) {
            for (String text : event.texts(field)) {
                if (ValueTests.ofKeyword(test).test(alone(field, text, test, event))) {
                    return new Answer(Wording.of(test), true, field, Wording.shortened(text));
                }
            }
        }
        return new Answer(Wording.of(test), holds, null, null);
    }

    /** The same event with this value only, and what it is compared with. */
    private static Event alone(String field, String text, ValueTest test, Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (test instanceof ValueTest.SameAs same) {
            fields.put(same.otherField(), event.texts(same.otherField()));
        }
        fields.put(field, text);
        return Event.of(event.id(), event.time(), event.source(), fields);
    }
}
