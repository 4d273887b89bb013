package ch.meinkonto.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates as they are written in Switzerland.
 *
 * @param language language of month names
 */
public record Formats(Locale language) {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm", Locale.ROOT);

    /** {@code 31.12.2026}. */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code 31.12.2026} in Zurich. */
    public String date(Instant instant) {
        return DATE.format(instant.atZone(ZURICH));
    }

    /** {@code 31.12.2026, 18:05} in Zurich. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(ZURICH));
    }

    /** {@code Dezember 2026}, in the language of the page. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language).format(month);
    }
}
