package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/** Goes through the tree of a rule and encloses every part of it from both sides. */
final class RuleTranslator {
    /** Elasticsearch accepts more with a larger heap, and never fewer. */
    private static final int MOST_CLAUSES = 1_024;
    /** Elasticsearch accepts 30 ({@code indices.query.bool.max_nested_depth}); some is left for who puts it in another. */
    private static final int DEEPEST = 24;

    private final FieldMapping mapping;
    private final Losses losses = new Losses();
    private final FieldQuestions questions;

    private RuleTranslator(DetectionRule rule, FieldMapping mapping) {
        this.mapping = mapping;
        this.questions = new FieldQuestions(mapping, rule.header(), losses);
    }

    static Translation translate(DetectionRule rule, FieldMapping mapping) {
        return new RuleTranslator(rule, mapping).translate(rule);
    }

    private Translation translate(DetectionRule rule) {
        List<Clause> marks = mapping.sources().stream()
                .filter(mark -> rule.logSource().covers(mark.source()))
                .<Clause>map(mark -> new Clause.Term(mark.field(), mark.value()))
                .toList();
        if (marks.isEmpty() && !mapping.sources().isEmpty()) {
            return refused(Reason.LOG_SOURCE_NOT_INDEXED, "the index has no events of the rule's log source");
        }
        Map<String, Bounds> selections = new HashMap<>();
        rule.selections().forEach((name, selection) -> selections.put(name, enclose(selection)));
        Bounds bounds = enclose(rule.condition(), selections);
        if (bounds.over().equals(Clause.EVERYTHING) && !bounds.exact()) {
            return new NotTranslatable(losses.list());
        }
        Clause source = marks.isEmpty() ? Clause.EVERYTHING : Clause.or(marks);
        Clause whole = Clause.and(List.of(source, bounds.over()));
        if (QueryWriter.clauses(whole) > MOST_CLAUSES || QueryWriter.depth(whole) > DEEPEST) {
            return refused(Reason.QUERY_TOO_LARGE, "the query would have " + QueryWriter.clauses(whole)
                    + " clauses, up to " + QueryWriter.depth(whole) + " deep");
        }
        return new ElasticsearchQuery(QueryWriter.write(whole), bounds.exact(),
                bounds.exact() ? List.of() : losses.list());
    }

    private static NotTranslatable refused(Reason reason, String detail) {
        return new NotTranslatable(List.of(new Loss(reason, "", detail)));
    }

    private static Bounds enclose(Condition condition, Map<String, Bounds> selections) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) ->
                Bounds.and(parts.stream().map(part -> enclose(part, selections)).toList());
            case Condition.Or(List<Condition> parts) ->
                Bounds.or(parts.stream().map(part -> enclose(part, selections)).toList());
            case Condition.Not(Condition part) -> enclose(part, selections).not();
            case Condition.Named(String name) -> {
                Bounds named = selections.get(name);
                if (named == null) {
                    throw new IllegalArgumentException("the condition names an unknown selection: " + name);
                }
                yield named;
            }
        };
    }

    private Bounds enclose(Selection selection) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) -> Bounds.and(items.stream().map(this::enclose).toList());
            case Selection.AnyOf(List<Selection> items) -> Bounds.or(items.stream().map(this::enclose).toList());
            case Selection.Keywords(boolean every, List<ValueTest> tests) -> {
                if ((long) tests.size() * mapping.fields().size() > MOST_CLAUSES) {
                    losses.add(Reason.QUERY_TOO_LARGE, "", tests.size() + " keywords in each of "
                            + mapping.fields().size() + " fields");
                    yield Bounds.UNKNOWN;
                }
                yield joined(every, tests.stream().map(this::keyword).toList());
            }
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) -> {
                Bounds joined = joined(every, tests.stream().map(test -> questions.ask(field, test)).toList());
                yield negated ? joined.not() : joined;
            }
        };
    }

    private static Bounds joined(boolean every, List<Bounds> each) {
        return every ? Bounds.and(each) : Bounds.or(each);
    }

    /** A keyword may stand in any field; where an event may have fields that the index lacks, nothing is known. */
    private Bounds keyword(ValueTest test) {
        List<Bounds> each = new ArrayList<>();
        mapping.fields().values().stream().distinct().sorted(Comparator.comparing(IndexedField::name))
                .forEach(field -> each.add(questions.askKeyword(field, test)));
        if (!mapping.complete()) {
            losses.add(Reason.FIELD_NOT_INDEXED, "", "events may have fields that are not searched");
            each.add(Bounds.UNKNOWN);
        }
        return Bounds.or(each);
    }
}
