package ch.meinkonto.soc.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The kinds of telemetry, and the notes about what was refused, each in indices of a day behind an alias. */
public enum Archive {
    /** Security events. */
    EVENTS,
    /** Access log and other spans. */
    SPANS,
    /** Measurements. */
    METRICS,
    /** Ordinary log lines. */
    LOGS,
    /** Notes about records that could not be stored as what they were. */
    DEADLETTERS;

    /** What readers ask for, for example {@code meinkonto-events}. */
    public String alias() {
        return "meinkonto-" + name().toLowerCase(Locale.ROOT);
    }

    /** Index of the day (UTC) in which something happened, for example {@code meinkonto-events-2026.11.23}. */
    public String index(Instant time) {
        return index(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    /** Index of a day (UTC). */
    public String index(LocalDate day) {
        return "%s-%04d.%02d.%02d".formatted(alias(), day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
