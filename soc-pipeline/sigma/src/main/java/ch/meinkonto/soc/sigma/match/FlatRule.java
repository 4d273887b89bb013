package ch.meinkonto.soc.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * A rule ready to be asked about events as bytes. Means the same as {@link CompiledRule}: texts are compared in place, for all
 * other tests a value becomes an object.
 */
final class FlatRule {
    private final FieldNames names;
    private final Map<String, Part> selections = new HashMap<>();

    /**
     * A piece of a rule.
     *
     * @param test what it asks
     * @param cost roughly how long that takes; the cheapest is asked first, for the order makes no difference to the answer
     */
    private record Part(FlatTest test, int cost) {
        static final int TEXT = 2;
        static final int OBJECT = 10;
        static final int KEYWORD = 30;
        static final int REGEX = 1_000;

        static Part every(List<Part> parts) {
            if (parts.size() == 1) {
                return parts.getFirst();
            }
            FlatTest[] all = cheapestFirst(parts);
            return new Part(event -> {
                for (FlatTest test : all) {
                    if (!test.test(event)) {
                        return false;
                    }
                }
                return true;
            }, sum(parts));
        }

        static Part any(List<Part> parts) {
            if (parts.size() == 1) {
                return parts.getFirst();
            }
            FlatTest[] all = cheapestFirst(parts);
            return new Part(event -> {
                for (FlatTest test : all) {
                    if (test.test(event)) {
                        return true;
                    }
                }
                return false;
            }, sum(parts));
        }

        Part not() {
            FlatTest inner = test;
            return new Part(event -> !inner.test(event), cost);
        }

        private static int sum(List<Part> parts) {
            return parts.stream().mapToInt(Part::cost).sum();
        }

        private static FlatTest[] cheapestFirst(List<Part> parts) {
            return parts.stream()
                    .sorted(Comparator.comparingInt(Part::cost))
                    .map(Part::test)
                    .toArray(FlatTest[]::new);
        }
    }

    private FlatRule(FieldNames names) {
        this.names = names;
    }

    static FlatTest of(DetectionRule rule, FieldNames names) {
        FlatRule compiler = new FlatRule(names);
        rule.selections().forEach((name, selection) -> compiler.selections.put(name, compiler.compile(selection)));
        return compiler.compile(rule.condition()).test();
    }

    private Part compile(Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) -> Part.every(parts.stream().map(this::compile).toList());
            case Condition.Or(List<Condition> parts) -> Part.any(parts.stream().map(this::compile).toList());
            case Condition.Not(Condition part) -> compile(part).not();
            case Condition.Named(String name) -> {
                Part selection = selections.get(name);
                if (selection == null) {
                    throw new IllegalArgumentException("the condition names an unknown selection: " + name);
                }
                yield selection;
            }
        };
    }

    private Part compile(Selection selection) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) -> Part.every(items.stream().map(this::compile).toList());
            case Selection.AnyOf(List<Selection> items) -> Part.any(items.stream().map(this::compile).toList());
            case Selection.Keywords(boolean every, List<ValueTest> tests) -> {
                List<Part> each = tests(tests, every, FieldNames.UNKNOWN);
                yield every ? Part.every(each) : Part.any(each);
            }
            case Selection.Field(String field, boolean every, boolean negated, List<ValueTest> tests) -> {
                List<Part> each = tests(tests, every, names.numberOf(field));
                Part joined = every ? Part.every(each) : Part.any(each);
                yield negated ? joined.not() : joined;
            }
        };
    }

    /** One test per value, or one for all texts of which any will do. */
    private List<Part> tests(List<ValueTest> tests, boolean every, int field) {
        List<Part> each = new ArrayList<>();
        List<ValueTest.Text> texts = new ArrayList<>();
        for (ValueTest test : tests) {
            if (!every && test instanceof ValueTest.Text text && !text.cased()) {
                texts.add(text);
            } else {
                each.add(leaf(field, test));
            }
        }
        if (!texts.isEmpty()) {
            each.addFirst(texts(field, texts));
        }
        return each;
    }

    private static Part texts(int field, List<ValueTest.Text> texts) {
        int cost = field == FieldNames.UNKNOWN ? Part.KEYWORD : Part.TEXT;
        return new Part(AnyText.of(field, texts), cost + texts.size() / 4);
    }

    private Part leaf(int field, ValueTest test) {
        return switch (test) {
            case ValueTest.Text text when text.cased() -> new Part(cased(field, text), Part.TEXT);
            case ValueTest.Text text -> texts(field, List.of(text));
            case ValueTest.Null ignored -> new Part(event -> event.first(field) < 0, 1);
            case ValueTest.Exists(boolean wanted) -> new Part(event -> event.first(field) >= 0 == wanted, 1);
            case ValueTest.SameAs same -> new Part(sameAs(field, same), Part.OBJECT);
            case ValueTest.Number number -> new Part(number(field, number), Part.TEXT);
            case ValueTest.Compare ignored -> new Part(byValue(field, test), Part.OBJECT);
            case ValueTest.TimePart ignored -> new Part(byValue(field, test), Part.OBJECT);
            case ValueTest.InNetwork ignored -> new Part(byValue(field, test), Part.OBJECT);
            case ValueTest.Regex regex -> new Part(regex(field, regex), Part.REGEX);
        };
    }

    private static FlatTest cased(int field, ValueTest.Text text) {
        BytePattern pattern = BytePattern.of(text.pattern());
        return event -> {
            for (int value = start(event, field); value >= 0; value = follow(event, field, value)) {
                if (pattern.matches(event.source(value), event.start(value), event.end(value))) {
                    return true;
                }
            }
            return false;
        };
    }

    private static FlatTest byValue(int field, ValueTest test) {
        Predicate<Value> predicate = ValueTests.ofValue(test);
        return event -> {
            for (int value = start(event, field); value >= 0; value = follow(event, field, value)) {
                if (predicate.test(event.value(value))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** An expression is tried only on values that have what every match of it has. */
    private static FlatTest regex(int field, ValueTest.Regex regex) {
        Predicate<Value> predicate = ValueTests.ofValue(regex);
        List<String> needed = RegexLiterals.of(regex);
        if (needed == null) {
            return byValue(field, regex);
        }
        TextScanner texts = new TextScanner(
                needed.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
        boolean ignoresCase = RegexLiterals.ignoresCase(regex);
        return event -> {
            boolean everywhere = ignoresCase && event.odd();
            for (int value = start(event, field); value >= 0; value = follow(event, field, value)) {
                boolean possible = everywhere
                        || texts.scan(event.low(), event.lowStart(value), event.lowEnd(value), text -> true);
                if (possible && predicate.test(event.value(value))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Most numbers of rules and events are plain: those are compared without making an object. */
    private static FlatTest number(int field, ValueTest.Number number) {
        byte[] written = new Atom(Atom.Kind.EXACT, field, Numbers.canonical(number.value())).bytes();
        long plain = Numbers.plain(written, 0, written.length);
        Predicate<Value> predicate = ValueTests.ofValue(number);
        return event -> {
            for (int value = start(event, field); value >= 0; value = follow(event, field, value)) {
                long given = Numbers.plain(event.source(value), event.start(value), event.end(value));
                boolean comparable = given != Numbers.NOT_PLAIN && plain != Numbers.NOT_PLAIN;
                if (comparable ? given == plain : predicate.test(event.value(value))) {
                    return true;
                }
            }
            return false;
        };
    }

    private FlatTest sameAs(int field, ValueTest.SameAs same) {
        int other = names.numberOf(same.otherField());
        return event -> {
            for (int mine = event.first(field); mine >= 0; mine = event.next(mine)) {
                for (int theirs = event.first(other); theirs >= 0; theirs = event.next(theirs)) {
                    if (ValueTests.same(event.value(mine), event.value(theirs), same)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    /** The first value of a field or, of no field, of the event; -1 where there is none. */
    static int start(FlatEvent event, int field) {
        return field == FieldNames.UNKNOWN ? event.count() - 1 : event.first(field);
    }

    /** The value after that one. */
    static int follow(FlatEvent event, int field, int value) {
        return field == FieldNames.UNKNOWN ? value - 1 : event.next(value);
    }
}
