package ch.meinkonto.portal.form;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A text of one or more lines.
 *
 * @param name its name
 * @param optional whether it may stay empty
 * @param look how much room it gets
 * @param longest most characters
 * @param reader what it means; refuses what means nothing
 * @param writer how it is written, so that the reader reads it
 * @param suggestions what is mostly meant, to choose from; anything else can be written too
 */
public record TextField<T>(String name, boolean optional, Look look, int longest, Function<String, T> reader,
        Function<T, String> writer, Supplier<List<Suggestion>> suggestions) implements Field<T> {
    /**
     * Something that may be meant.
     *
     * @param value as it is written
     * @param name what people call it
     */
    public record Suggestion(String value, String name) {}

    /** A text for which nothing is suggested. */
    public TextField(String name, boolean optional, Look look, int longest, Function<String, T> reader,
            Function<T, String> writer) {
        this(name, optional, look, longest, reader, writer, List::of);
    }

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
        return new TextField<>(name, true, look, longest, reader, writer, suggestions);
    }

    /** The same with suggestions; {@code .list} is what is above them where they can be read through. */
    public TextField<T> suggesting(Supplier<List<Suggestion>> meant) {
        return new TextField<>(name, optional, look, longest, reader, writer, meant);
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
