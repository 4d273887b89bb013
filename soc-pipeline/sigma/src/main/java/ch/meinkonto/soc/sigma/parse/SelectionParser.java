package ch.meinkonto.soc.sigma.parse;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Reads the search identifiers of one document: maps mean "and", lists mean "or", bare values are keywords. Remembers where
 * each part stands.
 */
final class SelectionParser {
    private final Pipeline.Names names;
    private final ValueParser values;
    private final Map<Object, Position> places = new IdentityHashMap<>();

    SelectionParser(Placeholders placeholders, Pipeline.Names names) {
        this.names = names;
        this.values = new ValueParser(placeholders, names::of);
    }

    /** Where the selections and tests read so far stand. */
    Map<Object, Position> places() {
        return places;
    }

    Selection parse(Yaml value) {
        return placed(switch (value) {
            case Yaml.Mapping mapping -> allOf(mapping);
            case Yaml.Scalar keyword -> keywords(List.of(keyword), Modifiers.NONE);
            case Yaml.Sequence sequence -> anyOf(sequence);
        }, value.position());
    }

    private Selection anyOf(Yaml.Sequence sequence) {
        if (sequence.items().isEmpty()) {
            throw new Refused(sequence.position(), "the selection is an empty list");
        }
        if (sequence.items().stream().allMatch(Yaml.Scalar.class::isInstance)) {
            return keywords(sequence.items(), Modifiers.NONE);
        }
        return new Selection.AnyOf(sequence.items().stream().map(this::parse).toList());
    }

    private Selection allOf(Yaml.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            throw new Refused(mapping.position(), "the selection is empty");
        }
        List<Selection> items = mapping.entries().stream()
                .map(entry -> placed(item(entry), entry.position()))
                .toList();
        return items.size() == 1 ? items.getFirst() : new Selection.AllOf(items);
    }

    private Selection item(Yaml.Entry entry) {
        int pipe = entry.key().indexOf('|');
        String field = pipe < 0 ? entry.key() : entry.key().substring(0, pipe);
        Modifiers modifiers = pipe < 0
                ? Modifiers.NONE
                : Modifiers.parse(entry.key().substring(pipe + 1), entry.position());
        List<Yaml> written = entry.value() instanceof Yaml.Sequence sequence
                ? sequence.items()
                : List.of(entry.value());
        if (written.isEmpty()) {
            throw new Refused(entry.position(), "'" + entry.key() + "' has no values");
        }
        if (field.isBlank()) {
            if (modifiers.negated()) {
                throw new Refused(entry.position(), "neq needs a field");
            }
            return keywords(written, modifiers);
        }
        List<List<ValueTest>> perValue = written.stream()
                .flatMap(value -> placed(values.tests(Fields.scalar(value, entry.key()), modifiers), value))
                .toList();
        return FieldItems.of(names.of(field), modifiers, perValue);
    }

    /** Without {@code all}, one test of one value suffices; with it, one test of each value. */
    private Selection keywords(List<Yaml> written, Modifiers modifiers) {
        List<List<ValueTest>> perValue = written.stream()
                .flatMap(value -> placed(values.keywords(Fields.scalar(value, "keyword"), modifiers), value))
                .toList();
        if (modifiers.every() && perValue.stream().anyMatch(tests -> tests.size() > 1)) {
            return new Selection.AllOf(perValue.stream()
                    .<Selection>map(tests -> new Selection.Keywords(false, tests))
                    .toList());
        }
        return new Selection.Keywords(modifiers.every(), perValue.stream().flatMap(List::stream).toList());
    }

    private Stream<List<ValueTest>> placed(List<List<ValueTest>> tests, Yaml value) {
        tests.forEach(each -> each.forEach(test -> places.put(test, value.position())));
        return tests.stream();
    }

    /** A part of a part is placed before the whole; where both are one object, the first place is the better. */
    private Selection placed(Selection selection, Position position) {
        places.putIfAbsent(selection, position);
        switch (selection) {
            case Selection.AllOf(List<Selection> items) -> items.forEach(item -> placed(item, position));
            case Selection.AnyOf(List<Selection> items) -> items.forEach(item -> placed(item, position));
            case Selection.Field ignored -> {
            }
            case Selection.Keywords ignored -> {
            }
        }
        return selection;
    }
}
