package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Reads a search identifier: maps mean "and", lists mean "or", bare values are keywords. */
final class SelectionParser {
    private SelectionParser() {}

    static Selection parse(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping -> allOf(mapping);
            case Yaml.Scalar keyword -> new Selection.Keywords(false, keywords(List.of(keyword), Modifiers.NONE));
            case Yaml.Sequence sequence -> anyOf(sequence);
        };
    }

    private static Selection anyOf(Yaml.Sequence sequence) {
        if (sequence.items().isEmpty()) {
            throw new Refused(sequence.position(), "the selection is an empty list");
        }
        if (sequence.items().stream().allMatch(Yaml.Scalar.class::isInstance)) {
            return new Selection.Keywords(false, keywords(sequence.items(), Modifiers.NONE));
        }
        return new Selection.AnyOf(sequence.items().stream().map(SelectionParser::parse).toList());
    }

    private static Selection allOf(Yaml.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            throw new Refused(mapping.position(), "the selection is empty");
        }
        List<Selection> items = mapping.entries().stream().map(SelectionParser::item).toList();
        return items.size() == 1 ? items.getFirst() : new Selection.AllOf(items);
    }

    private static Selection item(Yaml.Entry entry) {
        int pipe = entry.key().indexOf('|');
        String field = pipe < 0 ? entry.key() : entry.key().substring(0, pipe);
        Modifiers modifiers = pipe < 0
                ? Modifiers.NONE
                : Modifiers.parse(entry.key().substring(pipe + 1), entry.position());
        List<Yaml> values = entry.value() instanceof Yaml.Sequence sequence ? sequence.items() : List.of(entry.value());
        if (values.isEmpty()) {
            throw new Refused(entry.position(), "'" + entry.key() + "' has no values");
        }
        if (field.isEmpty()) {
            if (modifiers.negated()) {
                throw new Refused(entry.position(), "neq needs a field");
            }
            return new Selection.Keywords(modifiers.every(), keywords(values, modifiers));
        }
        return field(entry, field, modifiers, values);
    }

    /** Without {@code all}, one test of one value suffices; with it, one test of each value. */
    private static Selection field(Yaml.Entry entry, String field, Modifiers modifiers, List<Yaml> values) {
        List<List<ValueTest>> perValue = values.stream()
                .map(value -> ValueParser.tests(Fields.scalar(value, entry.key()), modifiers))
                .toList();
        if (modifiers.every() && perValue.stream().anyMatch(tests -> tests.size() > 1)) {
            List<Selection> each = perValue.stream()
                    .<Selection>map(tests -> new Selection.Field(field, false, false, tests))
                    .toList();
            if (modifiers.negated()) {
                throw new Refused(entry.position(), "neq cannot be combined with all here");
            }
            return new Selection.AllOf(each);
        }
        List<ValueTest> tests = perValue.stream().flatMap(List::stream).toList();
        return new Selection.Field(field, modifiers.every(), modifiers.negated(), tests);
    }

    private static List<ValueTest> keywords(List<Yaml> values, Modifiers modifiers) {
        List<ValueTest> tests = new ArrayList<>();
        for (Yaml value : values) {
            tests.addAll(ValueParser.keywords(Fields.scalar(value, "keyword"), modifiers));
        }
        return List.copyOf(tests);
    }
}
