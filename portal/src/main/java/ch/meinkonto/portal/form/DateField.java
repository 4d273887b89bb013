package ch.meinkonto.portal.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day.
 *
 * @param name its name
 * @param optional whether it may stay empty
 */
public record DateField(String name, boolean optional) implements Field<LocalDate> {
    private static final Pattern SWISS = Pattern.compile("(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})\\s*[./-]\\s*(\\d{4})");

    /** A day that must be given. */
    public static DateField named(String name) {
        return new DateField(name, false);
    }

    /** Reads {@code 31.12.2026} as people write it, and {@code 2026-12-31} as programs do. */
    @Override
    public LocalDate read(List<String> written) {
        String text = written.getFirst().strip();
        Matcher swiss = SWISS.matcher(text);
        try {
            return swiss.matches()
                    ? LocalDate.of(Integer.parseInt(swiss.group(3)), Integer.parseInt(swiss.group(2)),
                            Integer.parseInt(swiss.group(1)))
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new AnswerRefused(name, Mistake.NOT_A_DATE);
        }
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
