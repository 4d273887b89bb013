package ch.meinkonto.dashboards.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.springframework.stereotype.Component;

/** How times and spans are written on the pages: Swiss, 24 hours, Europe/Zurich; templates call it {@code @time}. */
@Component("time")
public class SwissTime {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss", Locale.ROOT);

    /** Date and local time, to the second. */
    public String moment(Instant at) {
        return MOMENT.format(at.atZone(ZONE));
    }

    /** As programs read it, and as the attribute {@code datetime} allows: ISO 8601 in UTC, to the millisecond. */
    public String machine(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Local time to the second. */
    public String clock(Instant at) {
        return CLOCK.format(at.atZone(ZONE));
    }

    /** Local time to the millisecond; with the date where it is not the same day as the other time. */
    public String exact(Instant at, Instant comparedWith) {
        ZonedDateTime local = at.atZone(ZONE);
        LocalDate day = comparedWith.atZone(ZONE).toLocalDate();
        return local.toLocalDate().equals(day)
                ? EXACT.format(local)
                : DateTimeFormatter.ofPattern("dd.MM. ", Locale.ROOT).format(local) + EXACT.format(local);
    }

    /** Universal time to the second. */
    public String utc(Instant at) {
        return CLOCK.format(at.atZone(ZoneOffset.UTC));
    }

    /** A span in its largest unit: 12 s, 4 min, 3 h, 2 d. */
    public String age(Duration span) {
        if (span.toMinutes() < 1) {
            return Math.max(0, span.toSeconds()) + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        return span.toDays() < 2 ? span.toHours() + " h" : span.toDays() + " d";
    }

    /** A span in its two largest units: 4 min 10 s. */
    public String span(Duration span) {
        if (span.toMinutes() < 1) {
            return Math.max(0, span.toSeconds()) + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min " + span.toSecondsPart() + " s";
        }
        return span.toDays() < 1
                ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : span.toDays() + " d " + span.toHoursPart() + " h";
    }

    /** A delay with the digits that matter: 0,4 s in German, 0.4 s in English. */
    public String lag(Duration span, Locale locale) {
        double seconds = span.toMillis() / 1000.0;
        return seconds < 10 ? String.format(locale, "%.1f s", seconds) : age(span);
    }
}
