package ch.meinkonto.portal.cityservice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people and programs write them. */
public final class WrittenDay {
    private static final Pattern SWISS = Pattern.compile("(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})\\s*[./-]\\s*(\\d{4})");

    private WrittenDay() {}

    /** Reads {@code 31.12.2026} as people write it, and {@code 2026-12-31} as programs do; empty when it is no day. */
    public static Optional<LocalDate> read(String written) {
        String text = written.strip();
        Matcher swiss = SWISS.matcher(text);
        try {
            return Optional.of(swiss.matches()
                    ? LocalDate.of(Integer.parseInt(swiss.group(3)), Integer.parseInt(swiss.group(2)),
                            Integer.parseInt(swiss.group(1)))
                    : LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
