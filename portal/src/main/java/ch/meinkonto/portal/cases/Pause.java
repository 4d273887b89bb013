package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * The clock stands still while the office waits for the resident.
 *
 * @param from day on which the office asked
 * @param until day on which the answer came, not before
 */
record Pause(LocalDate from, LocalDate until) {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    Pause {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("answered before it was asked: " + from + " to " + until);
        }
    }

    /** From a question to its answer, in days of the city. */
    static Pause of(Instant asked, Instant answered) {
        return new Pause(dayOf(asked), dayOf(answered));
    }

    /** A day of the city. */
    static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZURICH);
    }

    /** The day by which the office must have decided, later by the days it waited; absent where nothing presses. */
    @Nullable
    LocalDate later(@Nullable LocalDate dueOn) {
        return dueOn == null ? null : dueOn.plusDays(ChronoUnit.DAYS.between(from, until));
    }
}
