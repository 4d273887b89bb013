package ch.meinkonto.ops.ech;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simple types of XML Schema (part 2, second edition) in the forms our standards use. */
final class Lexical {
    private static final int LAST_YEAR = 9999;
    private static final String ZONE = "(Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?";
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)" + ZONE);
    private static final Pattern TIME = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?" + ZONE);
    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private Lexical() {}

    /** White space collapsed, as for every type but {@code xs:string}. */
    static String collapsed(String raw) {
        return raw.replaceAll("[ \\t\\n\\r]+", " ").replaceAll("^ | $", "");
    }

    static boolean yes(String raw) {
        return switch (collapsed(raw)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    /** A number of at most nine digits without sign. */
    static int number(String raw) {
        String digits = collapsed(raw);
        if (!INTEGER.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a number of at most nine digits");
        }
        return Integer.parseInt(digits);
    }

    /** A day of the calendar; the zone some systems add to it says nothing about the day and is left out. */
    static LocalDate date(String raw) {
        Matcher matcher = DATE.matcher(collapsed(raw));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a date");
        }
        return checked(LocalDate.parse(matcher.group(1)));
    }

    static YearMonth month(String raw) {
        String month = collapsed(raw);
        if (!MONTH.matcher(month).matches()) {
            throw new IllegalArgumentException("not a month");
        }
        return YearMonth.from(checked(YearMonth.parse(month).atDay(1)));
    }

    static Year year(String raw) {
        String year = collapsed(raw);
        if (!YEAR.matcher(year).matches()) {
            throw new IllegalArgumentException("not a year");
        }
        return Year.from(checked(Year.parse(year).atDay(1)));
    }

    /** A moment; without a zone it is told in Swiss time. */
    static Instant time(String raw) {
        String time = collapsed(raw);
        Matcher matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time");
        }
        Instant instant = matcher.group(1) == null
                ? LocalDateTime.parse(time).atZone(ZURICH).toInstant()
                : OffsetDateTime.parse(time).toInstant();
        text(instant);
        return instant;
    }

    static String text(Instant time) {
        checked(LocalDate.ofInstant(time, ZURICH));
        return time.toString();
    }

    static String text(LocalDate date) {
        return checked(date).toString();
    }

    /** The day, if XML Schema 1.0 and the standards can write its year with four digits. */
    static LocalDate checked(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("the year must have four digits");
        }
        return date;
    }
}
