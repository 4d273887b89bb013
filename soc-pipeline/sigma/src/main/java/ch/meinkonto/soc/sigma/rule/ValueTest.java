package ch.meinkonto.soc.sigma.rule;

import java.math.BigDecimal;

/** One value of a rule with its modifiers applied: what it asks of one value of an event. */
public sealed interface ValueTest {
    /** A text, with or without case. */
    record Text(TextPattern pattern, boolean cased) implements ValueTest {}

    /** A number: equal by value, or to a text written like it. */
    record Number(BigDecimal value, String written) implements ValueTest {}

    /** The field is absent or null. */
    record Null() implements ValueTest {}

    /** The field is there, or is not. */
    record Exists(boolean wanted) implements ValueTest {}

    /** A number compared with a bound. */
    record Compare(Operator operator, BigDecimal bound) implements ValueTest {}

    /** A part of a time (UTC) compared with a number. */
    record TimePart(Unit unit, Operator operator, BigDecimal bound) implements ValueTest {}

    /** A regular expression found anywhere in the value. */
    record Regex(String expression, boolean ignoreCase, boolean multiline, boolean dotAll) implements ValueTest {}

    /** An address within a network. */
    record InNetwork(Network network) implements ValueTest {}

    /** The value of another field of the same event, without case unless {@code cased}. */
    record SameAs(String otherField, Affix affix, boolean cased) implements ValueTest {}

    /** Where one text stands in the other. */
    enum Affix {
        WHOLE,
        START,
        END,
        ANYWHERE
    }

    /** Parts of a time that a rule can ask for; the ISO week, months from 1. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
