package ch.meinkonto.soc.sigma.lint;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** What can be said of a selection without an event, where it is cheap to say. */
enum Verdict {
    /** No event satisfies it. */
    NEVER,
    /** Every event satisfies it. */
    ALWAYS,
    /** It depends on the event, as far as one can see. */
    OPEN;

    static Verdict of(Selection selection) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) ->
                contradicts(items) ? NEVER : every(items.stream().map(Verdict::of).toList());
            case Selection.AnyOf(List<Selection> items) -> any(items.stream().map(Verdict::of).toList());
            case Selection.Keywords(boolean every, List<ValueTest> tests) -> {
                List<Verdict> verdicts = tests.stream()
                        .map(test -> ValueCover.matchesEverything(test) ? ALWAYS : OPEN)
                        .toList();
                yield every ? every(verdicts) : any(verdicts);
            }
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) -> {
                List<Verdict> verdicts = tests.stream().map(Verdict::of).toList();
                Verdict verdict = every ? every(verdicts) : any(verdicts);
                yield negated ? verdict.not() : verdict;
            }
        };
    }

    /** Whether an event without any field satisfies it; exact. */
    static boolean holdsOfNothing(Selection selection) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) -> items.stream().allMatch(Verdict::holdsOfNothing);
            case Selection.AnyOf(List<Selection> items) -> items.stream().anyMatch(Verdict::holdsOfNothing);
            case Selection.Keywords ignored -> false;
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) ->
                negated != (every
                        ? tests.stream().allMatch(Verdict::asksForAbsence)
                        : tests.stream().anyMatch(Verdict::asksForAbsence));
        };
    }

    private static Verdict of(ValueTest test) {
        return test instanceof ValueTest.TimePart(var unit, Operator operator, BigDecimal bound)
                && operator == Operator.EQ && !isPossible(unit, bound) ? NEVER : OPEN;
    }

    private static boolean isPossible(ValueTest.Unit unit, BigDecimal bound) {
        int first = switch (unit) {
            case MINUTE, HOUR -> 0;
            case DAY, WEEK, MONTH -> 1;
            case YEAR -> -999_999_999;
        };
        int last = switch (unit) {
            case MINUTE -> 59;
            case HOUR -> 23;
            case DAY -> 31;
            case WEEK -> 53;
            case MONTH -> 12;
            case YEAR -> 999_999_999;
        };
        return bound.stripTrailingZeros().scale() <= 0 && bound.compareTo(BigDecimal.valueOf(first)) >= 0
                && bound.compareTo(BigDecimal.valueOf(last)) <= 0;
    }

    /** A field that must be absent and have a value at once. */
    private static boolean contradicts(List<Selection> items) {
        Set<String> absent = new HashSet<>();
        Set<String> present = new HashSet<>();
        items.forEach(item -> {
            if (item instanceof Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests)
                    && !negated) {
                if (tests.stream().allMatch(Verdict::asksForAbsence)) {
                    absent.add(field);
                } else if (tests.stream().noneMatch(Verdict::asksForAbsence)) {
                    present.add(field);
                }
            }
        });
        return absent.stream().anyMatch(present::contains);
    }

    private static boolean asksForAbsence(ValueTest test) {
        return test instanceof ValueTest.Null || test instanceof ValueTest.Exists(boolean wanted) && !wanted;
    }

    private static Verdict every(List<Verdict> verdicts) {
        if (verdicts.contains(NEVER)) {
            return NEVER;
        }
        return verdicts.contains(OPEN) ? OPEN : ALWAYS;
    }

    private static Verdict any(List<Verdict> verdicts) {
        if (verdicts.contains(ALWAYS)) {
            return ALWAYS;
        }
        return verdicts.contains(OPEN) ? OPEN : NEVER;
    }

    private Verdict not() {
        return switch (this) {
            case NEVER -> ALWAYS;
            case ALWAYS -> NEVER;
            case OPEN -> OPEN;
        };
    }
}
