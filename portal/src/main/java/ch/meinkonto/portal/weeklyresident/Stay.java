package ch.meinkonto.portal.weeklyresident;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days for which somebody is registered.
 *
 * @param from first day
 * @param until last day
 */
record Stay(LocalDate from, LocalDate until) {
    Stay {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + until);
        }
    }

    /** How many years of it have begun by its last day: a day more than a year is two. */
    int startedYears() {
        return Math.toIntExact(ChronoUnit.YEARS.between(from, until)) + 1;
    }
}
