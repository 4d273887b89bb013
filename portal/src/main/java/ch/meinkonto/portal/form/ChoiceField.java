package ch.meinkonto.portal.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One of several things.
 *
 * @param name its name
 * @param optional whether nothing may be chosen
 * @param choices what there is to choose from, after the answers so far
 * @param reader what a value means
 * @param writer the value of a meaning
 */
public record ChoiceField<T>(String name, boolean optional, Function<Answers, List<Choice>> choices,
        Function<String, T> reader, Function<T, String> writer) implements Field<T> {
    /** One of an enumeration, always all of them; texts: {@code service.form.name.value}. */
    public static <E extends Enum<E>> ChoiceField<E> of(String name, Class<E> type) {
        List<Choice> all = Arrays.stream(type.getEnumConstants()).map(ChoiceField::valueOf).map(Choice::of).toList();
        return new ChoiceField<>(name, false, answers -> all,
                value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_')), ChoiceField::valueOf);
    }

    /** One of what the answers so far leave over. */
    public static <T> ChoiceField<T> among(String name, Function<Answers, List<Choice>> choices,
            Function<String, T> reader, Function<T, String> writer) {
        return new ChoiceField<>(name, false, choices, reader, writer);
    }

    /** The value of an enumeration's constant: lower case, hyphens. */
    public static String valueOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public T read(List<String> written) {
        try {
            return reader.apply(written.getFirst());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new AnswerRefused(name, Mistake.NOT_A_CHOICE);
        }
    }

    @Override
    public List<String> write(T answer) {
        return List.of(writer.apply(answer));
    }

    /** Whether a value can be chosen after the answers so far. */
    boolean offers(String value, Answers answers) {
        return choices.apply(answers).stream().anyMatch(choice -> choice.value().equals(value));
    }

    @Override
    public String input() {
        return "choice";
    }
}
