package ch.meinkonto.portal.form;

import java.util.List;
import java.util.function.Function;

/**
 * Something a register or the account tells. It is shown and never asked; nobody can send another value for it.
 *
 * @param name its name
 * @param shown whether the page on which everything is checked shows it
 * @param reader what a stored value means
 * @param writer how it is stored
 */
public record KnownField<T>(String name, boolean shown, Function<String, T> reader, Function<T, String> writer)
        implements
            Field<T> {
    /** A known text. */
    public static KnownField<String> text(String name) {
        return new KnownField<>(name, true, Function.identity(), Function.identity());
    }

    /** A known value of another kind. */
    public static <T> KnownField<T> of(String name, Function<String, T> reader) {
        return new KnownField<>(name, true, reader, Object::toString);
    }

    /** The same, but for the service's eyes only. */
    public KnownField<T> hidden() {
        return new KnownField<>(name, false, reader, writer);
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public T read(List<String> written) {
        return reader.apply(written.getFirst());
    }

    @Override
    public List<String> write(T answer) {
        return List.of(writer.apply(answer));
    }

    @Override
    public String input() {
        return "known";
    }
}
