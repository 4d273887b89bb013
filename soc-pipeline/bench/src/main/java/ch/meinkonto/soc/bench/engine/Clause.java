package ch.meinkonto.soc.bench.engine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** A rule as one tree of tests, selections put in their places: what every translation begins with. */
sealed interface Clause {
    /** The fields in which an event says where it comes from. */
    List<String> SOURCE_FIELDS = List.of("logsource.category", "logsource.product", "logsource.service");

    /** All must hold. */
    record And(List<Clause> parts) implements Clause {}

    /** One must hold. */
    record Or(List<Clause> parts) implements Clause {}

    /** Must not hold. */
    record Not(Clause part) implements Clause {}

    /** A value of the field must satisfy the test. */
    record Field(String field, ValueTest test) implements Clause {}

    /** Any value of the event must satisfy the test. */
    record Keyword(ValueTest test) implements Clause {}

    /** The tree of a rule; with routing the log source is part of it. */
    static Clause of(DetectionRule rule, boolean routed) {
        Clause condition = of(rule.condition(), rule);
        if (!routed) {
            return condition;
        }
        List<Clause> all = new ArrayList<>();
        LogSource source = rule.logSource();
        addSource(SOURCE_FIELDS.get(0), source.category(), all);
        addSource(SOURCE_FIELDS.get(1), source.product(), all);
        addSource(SOURCE_FIELDS.get(2), source.service(), all);
        all.add(condition);
        return joined(all, true);
    }

    private static void addSource(String field, @Nullable String value, List<Clause> all) {
        if (value != null) {
            all.add(new Field(field, new ValueTest.Text(TextPattern.literal(value), false)));
        }
    }

    private static Clause of(Condition condition, DetectionRule rule) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) ->
                joined(parts.stream().map(part -> of(part, rule)).toList(), true);
            case Condition.Or(List<Condition> parts) ->
                joined(parts.stream().map(part -> of(part, rule)).toList(), false);
            case Condition.Not(Condition part) -> new Not(of(part, rule));
            case Condition.Named(String name) -> {
                Selection selection = rule.selections().get(name);
                if (selection == null) {
                    throw new IllegalArgumentException("the condition names an unknown selection: " + name);
                }
                yield of(selection);
            }
        };
    }

    private static Clause of(Selection selection) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) -> joined(items.stream().map(Clause::of).toList(), true);
            case Selection.AnyOf(List<Selection> items) -> joined(items.stream().map(Clause::of).toList(), false);
            case Selection.Keywords(boolean every, List<ValueTest> tests) ->
                joined(tests.stream().<Clause>map(Keyword::new).toList(), every);
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) -> {
                Clause joined = joined(tests.stream().<Clause>map(test -> new Field(field, test)).toList(), every);
                yield negated ? new Not(joined) : joined;
            }
        };
    }

    private static Clause joined(List<Clause> parts, boolean every) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return every ? new And(parts) : new Or(parts);
    }
}
