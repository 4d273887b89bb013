package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

import ch.meinkonto.portal.form.Wording;
import ch.meinkonto.portal.page.Formats;

/** Values as texts mention them: dates as in Switzerland, words in the language, numbers without grouping, the rest as it is. */
final class Written {
    private Written() {}

    static Object[] all(List<Object> values, Locale language) {
        return values.stream().map(value -> of(value, language)).toArray();
    }

    static String of(Object value, Locale language) {
        Formats formats = new Formats(language);
        return switch (value) {
            case LocalDate date -> formats.date(date);
            case Instant instant -> formats.time(instant);
            case YearMonth month -> formats.month(month);
            case Wording wording -> wording.in(language);
            default -> value.toString();
        };
    }
}
