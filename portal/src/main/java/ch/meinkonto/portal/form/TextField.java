package ch.meinkonto.portal.form;

import java.util.List;
import java.util.function.Function;

/**
 * A text of one or more lines.
 *
 * @param name its name
 * @param optional whether it may stay empty
 * @param look how much room it gets
 * @param longest most characters
 * @param reader what it means; refuses what means nothing
 * @param writer how it is written, so that the reader reads it
 */
public record TextField<T>(String name, boolean optional, Look look, int longest, Function<String, T> reader,
        Function<T, String> writer) implements Field<T> {
    /** How much room a text gets. */
    public enum Look {
        LINE,
        NUMBER,
        LINES
    }

    /** A line of plain text. */
    public static TextField<String> line(String name, int longest) {
        return new TextField<>(name, false, Look.LINE, longest, Function.identity(), Function.identity());
    }

    /** Several lines of plain text. */
    public static TextField<String> lines(String name, int longest) {
        return new TextField<>(name, false, Look.LINES, longest, Function.identity(), Function.identity());
    }

    /** A number of digits with a meaning of its own. */
    public static <T> TextField<T> number(String name, int longest, Function<String, T> reader,
            Function<T, String> writer) {
        return new TextField<>(name, false, Look.NUMBER, longest, reader, writer);
    }

    /** The same, but it may stay empty. */
    public TextField<T> withoutObligation() {
        return new TextField<>(name, true, look, longest, reader, writer);
    }

    @Override
    public T read(List<String> written) {
        String text = written.getFirst().strip();
        if (text.length() > longest) {
            throw new AnswerRefused(name, Mistake.TOO_LONG, longest);
        }
        if (text.chars().anyMatch(character -> character < ' ' && !(look == Look.LINES && isBlank(character)))) {
            throw new AnswerRefused(name, Mistake.NOT_READABLE);
        }
        return reader.apply(text);
    }

    private static boolean isBlank(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    @Override
    public List<String> write(T answer) {
        return List.of(writer.apply(answer));
    }

    @Override
    public String input() {
        return switch (look) {
            case LINE -> "line";
            case NUMBER -> "number";
            case LINES -> "lines";
        };
    }
}
