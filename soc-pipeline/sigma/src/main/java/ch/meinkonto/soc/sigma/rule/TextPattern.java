package ch.meinkonto.soc.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A text of a rule: literal pieces with wildcards between them.
 *
 * <p>
 * {@code *} stands for any characters and {@code ?} for one. A backslash before {@code *}, {@code ?} or another backslash
 * makes that character literal; before any other it stands for itself.
 *
 * @param parts in order
 */
public record TextPattern(List<Part> parts) {
    /** A piece of a pattern. */
    public sealed interface Part {
        /** These characters. */
        record Literal(String text) implements Part {}

        /** {@code *}: any characters, also none. */
        record AnyRun() implements Part {}

        /** {@code ?}: one character. */
        record AnyCharacter() implements Part {}
    }

    private static final Part ANY_RUN = new Part.AnyRun();

    /** Reads a value with wildcards and escapes. */
    public static TextPattern parse(String written) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int index = 0; index < written.length(); index++) {
            char character = written.charAt(index);
            if (character == '\\' && index + 1 < written.length() && isSpecial(written.charAt(index + 1))) {
                index++;
                literal.append(written.charAt(index));
            } else if (character == '*' || character == '?') {
                flush(literal, parts);
                parts.add(character == '*' ? ANY_RUN : new Part.AnyCharacter());
            } else {
                literal.append(character);
            }
        }
        flush(literal, parts);
        return new TextPattern(List.copyOf(parts));
    }

    /** A text without wildcards. */
    public static TextPattern literal(String text) {
        return new TextPattern(text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    /** One pattern after the other; what touches grows together. */
    public static TextPattern join(List<TextPattern> patterns) {
        List<Part> parts = new ArrayList<>();
        for (TextPattern pattern : patterns) {
            for (Part part : pattern.parts) {
                if (!parts.isEmpty() && parts.getLast() instanceof Part.Literal(String before)
                        && part instanceof Part.Literal(String after)) {
                    parts.set(parts.size() - 1, new Part.Literal(before + after));
                } else if (parts.isEmpty() || !(part instanceof Part.AnyRun)
                        || !(parts.getLast() instanceof Part.AnyRun)) {
                    parts.add(part);
                }
            }
        }
        return new TextPattern(List.copyOf(parts));
    }

    /** The same with any characters allowed before it, after it, or both. */
    public TextPattern open(boolean before, boolean after) {
        List<Part> widened = new ArrayList<>(parts);
        if (before && (widened.isEmpty() || !(widened.getFirst() instanceof Part.AnyRun))) {
            widened.addFirst(ANY_RUN);
        }
        if (after && (widened.isEmpty() || !(widened.getLast() instanceof Part.AnyRun))) {
            widened.addLast(ANY_RUN);
        }
        return new TextPattern(List.copyOf(widened));
    }

    /** The same in Unicode lower case of the root locale. */
    public TextPattern lowerCase() {
        return map(text -> text.toLowerCase(Locale.ROOT));
    }

    /** The same with each literal piece changed. */
    public TextPattern map(UnaryOperator<String> change) {
        return new TextPattern(parts.stream().<Part>map(part -> switch (part) {
            case Part.Literal(String text) -> new Part.Literal(change.apply(text));
            case Part.AnyRun run -> run;
            case Part.AnyCharacter one -> one;
        }).toList());
    }

    /** Whether it contains a wildcard. */
    public boolean hasWildcard() {
        return parts.stream().anyMatch(part -> !(part instanceof Part.Literal));
    }

    /** The literal pieces joined; the whole text where there is no wildcard. */
    public String text() {
        StringBuilder joined = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal(String text)) {
                joined.append(text);
            }
        }
        return joined.toString();
    }

    private static boolean isSpecial(char character) {
        return character == '*' || character == '?' || character == '\\';
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
