package ch.meinkonto.soc.sigma.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** A rule ready to be asked: its tree turned into tests of an event. */
record CompiledRule(DetectionRule rule, EventTest test) {
    static CompiledRule of(DetectionRule rule) {
        Map<String, EventTest> selections = new HashMap<>();
        rule.selections().forEach((name, selection) -> selections.put(name, compile(selection)));
        return new CompiledRule(rule, compile(rule.condition(), selections));
    }

    boolean matches(Event event) {
        return test.test(event);
    }

    private static EventTest compile(Condition condition, Map<String, EventTest> selections) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) ->
                every(parts.stream().map(part -> compile(part, selections)).toList());
            case Condition.Or(List<Condition> parts) ->
                any(parts.stream().map(part -> compile(part, selections)).toList());
            case Condition.Not(Condition part) -> {
                EventTest inner = compile(part, selections);
                yield event -> !inner.test(event);
            }
            case Condition.Named(String name) -> {
                EventTest selection = selections.get(name);
                if (selection == null) {
                    throw new IllegalArgumentException("the condition names an unknown selection: " + name);
                }
                yield selection;
            }
        };
    }

    private static EventTest compile(Selection selection) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) -> every(items.stream().map(CompiledRule::compile).toList());
            case Selection.AnyOf(List<Selection> items) -> any(items.stream().map(CompiledRule::compile).toList());
            case Selection.Keywords(boolean every, List<ValueTest> tests) -> {
                List<EventTest> each = tests.stream().map(ValueTests::ofKeyword).toList();
                yield every ? every(each) : any(each);
            }
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) -> {
                List<EventTest> each = tests.stream().map(test -> ValueTests.ofField(field, test)).toList();
                EventTest joined = every ? every(each) : any(each);
                yield negated ? event -> !joined.test(event) : joined;
            }
        };
    }

    private static EventTest every(List<EventTest> tests) {
        if (tests.size() == 1) {
            return tests.getFirst();
        }
        return event -> {
            for (EventTest test : tests) {
                if (!test.test(event)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static EventTest any(List<EventTest> tests) {
        if (tests.size() == 1) {
            return tests.getFirst();
        }
        return event -> {
            for (EventTest test : tests) {
                if (test.test(event)) {
                    return true;
                }
            }
            return false;
        };
    }
}
