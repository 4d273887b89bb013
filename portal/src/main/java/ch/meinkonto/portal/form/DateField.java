package ch.meinkonto.portal.form;

import java.time.LocalDate;
import java.util.List;

import ch.meinkonto.portal.cityservice.WrittenDay;

/**
 * A day.
 *
 * @param name its name
 * @param optional whether it may stay empty
 */
public record DateField(String name, boolean optional) implements Field<LocalDate> {
    /** A day that must be given. */
    public static DateField named(String name) {
        return new DateField(name, false);
    }

    /** Reads {@code 31.12.2026} as people write it, and {@code 2026-12-31} as programs do. */
    @Override
    public LocalDate read(List<String> written) {
        return WrittenDay.read(written.getFirst()).orElseThrow(() -> new AnswerRefused(name, Mistake.NOT_A_DATE));
    }

    @Override
    public List<String> write(LocalDate answer) {
        return List.of(answer.toString());
    }

    @Override
    public String input() {
        return "date";
    }
}
