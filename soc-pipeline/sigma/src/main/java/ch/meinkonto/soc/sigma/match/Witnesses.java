package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Finds what an event must have to satisfy a rule: a list of covers, all of which are necessary, the rarest first. An empty
 * list means that the rule must be asked about every event.
 *
 * <p>
 * Reads the condition with negations pushed inwards; of what is negated, only the absence of a field says anything.
 */
final class Witnesses {
    /** Of an expression: what is shorter stands everywhere. */
    private static final int SHORTEST = 2;

    private final DetectionRule rule;
    private final FieldNames names;

    private Witnesses(DetectionRule rule, FieldNames names) {
        this.rule = rule;
        this.names = names;
    }

    static List<Cover> of(DetectionRule rule, FieldNames names) {
        List<Cover> necessary = new ArrayList<>();
        for (Cover cover : new Witnesses(rule, names).all(rule.condition(), false)) {
            if (cover != null) {
                necessary.add(cover);
            }
        }
        necessary.sort(Comparator.comparingDouble(Cover::cost));
        return necessary;
    }

    private List<@Nullable Cover> all(Condition condition, boolean negated) {
        return switch (condition) {
            case Condition.Not(Condition part) -> all(part, !negated);
            case Condition.And(List<Condition> parts) ->
                join(parts.stream().map(part -> all(part, negated)), !negated);
            case Condition.Or(List<Condition> parts) -> join(parts.stream().map(part -> all(part, negated)), negated);
            case Condition.Named(String name) -> {
                Selection selection = rule.selections().get(name);
                yield selection == null ? new ArrayList<>() : all(selection, negated);
            }
        };
    }

    private List<@Nullable Cover> all(Selection selection, boolean negated) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) ->
                join(items.stream().map(item -> all(item, negated)), !negated);
            case Selection.AnyOf(List<Selection> items) ->
                join(items.stream().map(item -> all(item, negated)), negated);
            case Selection.Keywords(boolean every, List<ValueTest> tests) ->
                join(tests.stream().map(test -> leaf(FieldNames.UNKNOWN, test, negated)), every != negated);
            case Selection.Field(String field, boolean every, boolean turned, List<ValueTest> tests) -> {
                boolean not = negated != turned;
                int number = names.numberOf(field);
                yield join(tests.stream().map(test -> leaf(number, test, not)), every != not);
            }
        };
    }

    /** Where all parts are necessary, all their covers are; where one suffices, only a cover of every part is. */
    private static List<@Nullable Cover> join(Stream<List<@Nullable Cover>> parts, boolean every) {
        List<@Nullable Cover> covers = new ArrayList<>();
        for (List<@Nullable Cover> part : parts.toList()) {
            if (every) {
                covers.addAll(part);
            } else {
                covers.add(Cover.rarest(part));
            }
        }
        return every || covers.size() == 1 ? covers : one(Cover.either(covers));
    }

    private static List<@Nullable Cover> leaf(int field, ValueTest test, boolean negated) {
        return one(negated ? ofAbsence(field, test) : of(field, test));
    }

    private static List<@Nullable Cover> one(@Nullable Cover cover) {
        List<@Nullable Cover> one = new ArrayList<>();
        one.add(cover);
        return one;
    }

    private static @Nullable Cover ofAbsence(int field, ValueTest test) {
        boolean present = test instanceof ValueTest.Null || test instanceof ValueTest.Exists(boolean wanted) && !wanted;
        return present ? present(field) : null;
    }

    private static @Nullable Cover of(int field, ValueTest test) {
        return switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean cased) -> text(field, pattern, cased);
            case ValueTest.Number number -> number(field, number);
            case ValueTest.Regex regex -> regex(field, regex);
            case ValueTest.Null ignored -> null;
            case ValueTest.Exists(boolean wanted) -> wanted ? present(field) : null;
            case ValueTest.Compare ignored -> present(field);
            case ValueTest.TimePart ignored -> present(field);
            case ValueTest.InNetwork ignored -> present(field);
            case ValueTest.SameAs ignored -> present(field);
        };
    }

    private static @Nullable Cover present(int field) {
        return field == FieldNames.UNKNOWN ? null : Cover.of(new Atom(Atom.Kind.PRESENT, field, ""));
    }

    private static @Nullable Cover regex(int field, ValueTest.Regex regex) {
        List<String> texts = RegexLiterals.of(regex);
        if (texts == null || texts.stream().anyMatch(text -> text.length() < SHORTEST)) {
            return present(field);
        }
        List<@Nullable Cover> covers = new ArrayList<>();
        texts.forEach(text -> covers.add(Cover.of(new Atom(Atom.Kind.CONTAINS, field, text))));
        Cover cover = Cover.either(covers);
        return cover != null && RegexLiterals.ignoresCase(regex) ? cover.withoutCase() : cover;
    }

    private static Cover number(int field, ValueTest.Number number) {
        Cover byValue = Cover.of(new Atom(Atom.Kind.NUMBER, field, Numbers.canonical(number.value())));
        if (new Value(number.written()).number() != null) {
            return byValue;
        }
        Cover asWritten = Cover.of(new Atom(Atom.Kind.EXACT, field, number.written().toLowerCase(Locale.ROOT)));
        return new Cover(List.of(byValue.atoms().getFirst(), asWritten.atoms().getFirst()),
                byValue.cost() + asWritten.cost(), false);
    }

    private static @Nullable Cover text(int field, TextPattern pattern, boolean cased) {
        if (!pattern.hasWildcard() && field != FieldNames.UNKNOWN) {
            return Cover.of(new Atom(Atom.Kind.EXACT, field, pattern.lowerCase().text()));
        }
        List<Part> parts = pattern.lowerCase().parts();
        List<@Nullable Cover> covers = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            if (parts.get(index) instanceof Part.Literal(String literal)) {
                String usable = cased ? longestAscii(literal) : literal;
                boolean whole = usable.length() == literal.length() && field != FieldNames.UNKNOWN;
                Atom.Kind kind = index == 0 && whole
                        ? Atom.Kind.PREFIX
                        : index == parts.size() - 1 && whole ? Atom.Kind.SUFFIX : Atom.Kind.CONTAINS;
                if (!usable.isEmpty()) {
                    covers.add(Cover.of(new Atom(kind, field, usable)));
                }
            }
        }
        Cover rarest = Cover.rarest(covers);
        return rarest != null ? rarest : present(field);
    }

    /**
     * Lower case depends on what stands around some letters (the final sigma), so that of a text which must match with case
     * only ASCII is sure to stand in the lower-case form of a value.
     */
    private static String longestAscii(String text) {
        String longest = "";
        int start = 0;
        for (int index = 0; index <= text.length(); index++) {
            if (index == text.length() || text.charAt(index) > 0x7f) {
                longest = index - start > longest.length() ? text.substring(start, index) : longest;
                start = index + 1;
            }
        }
        return longest;
    }
}
