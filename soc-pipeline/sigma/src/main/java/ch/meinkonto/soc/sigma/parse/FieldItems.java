package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Makes one selection of an item, whatever number of fields stands for its field and of variants for its values. Several
 * fields are read as one that has the values of all of them.
 */
final class FieldItems {
    private FieldItems() {}

    /** One test of one value suffices; with {@code all}, one test of each value must hold. */
    static Selection of(List<String> fields, Modifiers modifiers, List<List<ValueTest>> perValue) {
        boolean variants = modifiers.every() && perValue.stream().anyMatch(tests -> tests.size() > 1);
        if (fields.size() == 1 && !variants) {
            return new Selection.Field(fields.getFirst(), modifiers.every(), modifiers.negated(),
                    perValue.stream().flatMap(List::stream).toList());
        }
        Selection positive = modifiers.every()
                ? all(perValue.stream().map(tests -> any(fields, tests)).toList())
                : any(fields, perValue.stream().flatMap(List::stream).toList());
        return modifiers.negated() ? negated(positive) : positive;
    }

    /** A test of a value may hold in any of the fields; a test of absence must hold in each. */
    private static Selection any(List<String> fields, List<ValueTest> tests) {
        List<ValueTest> ofValues = tests.stream().filter(test -> !asksForAbsence(test)).toList();
        List<Selection> alternatives = new ArrayList<>();
        if (!ofValues.isEmpty()) {
            fields.forEach(field -> alternatives.add(new Selection.Field(field, false, false, ofValues)));
        }
        tests.stream().filter(FieldItems::asksForAbsence).forEach(absent -> alternatives.add(all(fields.stream()
                .<Selection>map(field -> new Selection.Field(field, false, false, List.of(absent)))
                .toList())));
        return alternatives.size() == 1 ? alternatives.getFirst() : new Selection.AnyOf(List.copyOf(alternatives));
    }

    private static Selection all(List<Selection> items) {
        return items.size() == 1 ? items.getFirst() : new Selection.AllOf(items);
    }

    private static boolean asksForAbsence(ValueTest test) {
        return test instanceof ValueTest.Null || test instanceof ValueTest.Exists(boolean wanted) && !wanted;
    }

    /** Not all is any not, and the other way round. */
    private static Selection negated(Selection selection) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) -> new Selection.AnyOf(negated(items.stream()));
            case Selection.AnyOf(List<Selection> items) -> new Selection.AllOf(negated(items.stream()));
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) ->
                new Selection.Field(field, every, !negated, tests);
            case Selection.Keywords ignored -> throw new IllegalStateException("keywords are not items");
        };
    }

    private static List<Selection> negated(Stream<Selection> items) {
        return items.map(FieldItems::negated).toList();
    }
}
