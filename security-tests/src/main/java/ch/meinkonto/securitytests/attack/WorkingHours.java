package ch.meinkonto.securitytests.attack;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours in which an attack cannot be played, because it is one only at other hours.
 *
 * @param from first hour of a working day, 0 to 23
 * @param until hour in which the day's work is over, later than the first, at most 24
 * @param zone where these hours are
 */
record WorkingHours(int from, int until, ZoneId zone) {
    /** Whether somebody is expected to work at this moment: Monday to Friday, within the hours. */
    boolean contain(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        boolean weekend = there.getDayOfWeek() == DayOfWeek.SATURDAY || there.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && there.getHour() >= from && there.getHour() < until;
    }

    /** Why an attack waits until they are over. */
    String reason() {
        return "It is an attack only outside working hours: not from %d to %d on a working day in %s."
                .formatted(from, until, zone);
    }
}
