package ch.meinkonto.soc.sigma.match;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * A rule within a matcher. What it takes to find and to ask it is made when an event first calls for it: of a large corpus most
 * rules never are. Made twice by two threads, it is the same.
 */
final class Entry {
    private final int number;
    private final DetectionRule rule;
    private final FieldNames names;
    private final Set<String> reads = new TreeSet<>();
    private final boolean keywords;
    private @Nullable FlatTest test;

    /**
     * @param number from 0, in the order in which the rules were given
     */
    Entry(int number, DetectionRule rule, FieldNames names) {
        this.number = number;
        this.rule = rule;
        this.names = names;
        boolean every = false;
        for (Selection selection : rule.selections().values()) {
            every |= read(selection, reads);
        }
        this.keywords = every;
    }

    int number() {
        return number;
    }

    DetectionRule rule() {
        return rule;
    }

    /** Whether it reads all values of an event. */
    boolean keywords() {
        return keywords;
    }

    /** Numbers of the fields it reads. */
    IntStream fields() {
        return reads.stream().mapToInt(names::numberOf);
    }

    /** What an event must have to satisfy it, the rarest first. */
    List<Cover> covers() {
        return Witnesses.of(rule, names);
    }

    boolean matches(FlatEvent event) {
        FlatTest made = test;
        if (made == null) {
            made = FlatRule.of(rule, names);
            test = made;
        }
        return made.test(event);
    }

    /** Adds the fields that a selection reads; tells whether it has keywords. */
    static boolean read(Selection selection, Set<String> fields) {
        return switch (selection) {
            case Selection.AllOf(List<Selection> items) -> readAll(items, fields);
            case Selection.AnyOf(List<Selection> items) -> readAll(items, fields);
            case Selection.Keywords ignored -> true;
            case Selection.Field field -> {
                fields.add(field.field());
                for (ValueTest test : field.tests()) {
                    if (test instanceof ValueTest.SameAs same) {
                        fields.add(same.otherField());
                    }
                }
                yield false;
            }
        };
    }

    private static boolean readAll(List<Selection> items, Set<String> fields) {
        boolean keywords = false;
        for (Selection item : items) {
            keywords |= read(item, fields);
        }
        return keywords;
    }
}
