package ch.meinkonto.soc.sigma.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.rule.ValueTest.Affix;

/**
 * A value of the form {@code x*}, {@code *x} or {@code *x*}: what it matches is easily seen to be matched by others.
 *
 * @param literal the text, in lower case unless {@code cased}
 * @param where it must stand
 * @param cased whether case counts
 */
record ValueCover(String literal, Affix where, boolean cased) {
    private static final Set<String> ANYTHING = Set.of("", ".*", ".+", "^.*", ".*$", "^.*$", "^.+$", "^", "$");

    /** The cover that a text is, its case already settled by {@link #withoutCase}. */
    static Optional<ValueCover> of(ValueTest.Text test) {
        boolean cased = test.cased();
        List<Part> parts = test.pattern().parts();
        if (parts.size() == 3 && isRun(parts.get(0)) && parts.get(1) instanceof Part.Literal(String text)
                && isRun(parts.get(2))) {
            return Optional.of(new ValueCover(text, Affix.ANYWHERE, cased));
        }
        if (parts.size() == 2 && isRun(parts.get(0)) && parts.get(1) instanceof Part.Literal(String text)) {
            return Optional.of(new ValueCover(text, Affix.END, cased));
        }
        if (parts.size() == 2 && isRun(parts.get(1)) && parts.get(0) instanceof Part.Literal(String text)) {
            return Optional.of(new ValueCover(text, Affix.START, cased));
        }
        return Optional.empty();
    }

    /**
     * Whether another value matches nothing that this one does not.
     *
     * @param parts of the other value; in lower case unless this one is {@code cased}
     * @param otherCased whether case counts for the other value
     */
    boolean covers(List<Part> parts, boolean otherCased) {
        if (cased && !otherCased || parts.isEmpty()) {
            return false;
        }
        return switch (where) {
            case WHOLE -> false;
            case START -> parts.getFirst() instanceof Part.Literal(String text) && text.startsWith(literal);
            case END -> parts.getLast() instanceof Part.Literal(String text) && text.endsWith(literal);
            case ANYWHERE -> anyContains(parts);
        };
    }

    private boolean anyContains(List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Part.Literal(String text) && text.contains(literal)) {
                return true;
            }
        }
        return false;
    }

    /** The test in the form in which it is compared: a text whose case does not count in lower case. */
    static ValueTest withoutCase(ValueTest test) {
        return test instanceof ValueTest.Text(TextPattern pattern, boolean cased) && !cased
                ? new ValueTest.Text(pattern.lowerCase(), false)
                : test;
    }

    /** Whether any value satisfies the test. */
    static boolean matchesEverything(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean ignored) ->
                !pattern.parts().isEmpty() && pattern.parts().stream().allMatch(ValueCover::isRun);
            case ValueTest.Regex regex -> ANYTHING.contains(regex.expression());
            case ValueTest.InNetwork in -> in.network().prefix() == 0;
            case ValueTest.Number ignored -> false;
            case ValueTest.Null ignored -> false;
            case ValueTest.Exists ignored -> false;
            case ValueTest.Compare ignored -> false;
            case ValueTest.TimePart ignored -> false;
            case ValueTest.SameAs ignored -> false;
        };
    }

    private static boolean isRun(Part part) {
        return part instanceof Part.AnyRun;
    }
}
