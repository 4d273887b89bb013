package ch.meinkonto.soc.sigma.lint;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.meinkonto.soc.sigma.lint.Warning.Code;
import ch.meinkonto.soc.sigma.rule.Places;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Looks through the items of one document. What a filter brought into a rule has no place in it and is passed over. */
final class ItemLint {
    /** Values of one list that are compared with each other, so that a list of many thousand does not take long. */
    private static final int MOST_COMPARED = 2_000;

    private final Places places;
    private final Set<String> knownFields;
    private final List<Warning> warnings;

    ItemLint(Places places, Set<String> knownFields, List<Warning> warnings) {
        this.places = places;
        this.knownFields = knownFields;
        this.warnings = warnings;
    }

    void selections(Map<String, Selection> selections) {
        selections.values().forEach(selection -> places.part(selection).ifPresent(at -> selection(selection, at)));
    }

    private void selection(Selection selection, Position around) {
        Position at = places.part(selection).orElse(around);
        switch (selection) {
            case Selection.AllOf(List<Selection> items) -> items.forEach(item -> selection(item, at));
            case Selection.AnyOf(List<Selection> items) -> items.forEach(item -> selection(item, at));
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) -> {
                field(field, at);
                if (every && tests.size() == 1) {
                    warn(at, Code.ALL_OF_ONE, "'all' makes no difference to the single value of '" + field + "'");
                }
                values(tests, every, at, "any value of '" + field + "'");
            }
            case Selection.Keywords(boolean every, List<ValueTest> tests) -> values(tests, every, at, "any event");
        }
    }

    private void field(String field, Position at) {
        if (!knownFields.isEmpty() && !knownFields.contains(field)) {
            warn(at, Code.UNKNOWN_FIELD, "events have no field '" + field + "'");
        }
    }

    private void values(List<ValueTest> tests, boolean every, Position around, String all) {
        for (ValueTest test : tests) {
            Position at = places.part(test).orElse(around);
            if (ValueCover.matchesEverything(test)) {
                warn(at, Code.MATCHES_EVERYTHING, "the value matches " + all);
            }
            if (test instanceof ValueTest.Null && tests.size() > 1) {
                warn(at, Code.NULL_IN_LIST, "null stands among other values; write a selection of its own");
            }
            if (test instanceof ValueTest.SameAs same) {
                field(same.otherField(), at);
            }
        }
        List<ValueTest> compared = tests.size() > MOST_COMPARED ? tests.subList(0, MOST_COMPARED) : tests;
        duplicates(compared, around);
        if (!every) {
            covered(compared, around);
        }
    }

    private void duplicates(List<ValueTest> tests, Position around) {
        Map<ValueTest, Position> seen = new HashMap<>();
        for (ValueTest test : tests) {
            Position at = places.part(test).orElse(around);
            Position first = seen.putIfAbsent(ValueCover.withoutCase(test), at);
            if (first != null && !first.equals(at)) {
                warn(at, Code.DUPLICATE_VALUE, "the value already stands in line " + first.line());
            }
        }
    }

    private void covered(List<ValueTest> tests, Position around) {
        Map<ValueTest, ValueCover> covers = new LinkedHashMap<>();
        for (ValueTest test : tests) {
            if (ValueCover.withoutCase(test) instanceof ValueTest.Text text) {
                ValueCover.of(text).ifPresent(cover -> covers.put(test, cover));
            }
        }
        for (ValueTest test : tests) {
            if (test instanceof ValueTest.Text(TextPattern pattern, boolean cased)) {
                List<Part> lower = pattern.lowerCase().parts();
                ValueCover own = covers.get(test);
                for (ValueCover cover : covers.values()) {
                    if (!cover.equals(own) && cover.covers(cover.cased() ? pattern.parts() : lower, cased)) {
                        warn(places.part(test).orElse(around), Code.COVERED_VALUE, "'" + cover.literal()
                                + "' in the same list already matches whatever this value does");
                        break;
                    }
                }
            }
        }
    }

    private void warn(Position at, Code code, String reason) {
        warnings.add(new Warning(at, code, reason));
    }
}
