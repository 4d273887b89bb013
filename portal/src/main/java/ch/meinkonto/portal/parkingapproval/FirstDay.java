package ch.meinkonto.portal.parkingapproval;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;

/**
 * With which day a permit can begin that is approved today.
 *
 * @param earliest the first day the office may grant: that of the month that was wished
 * @param latest the last one: the end of that year, or today where the office took longer
 * @param today the day of the approval
 */
record FirstDay(LocalDate earliest, LocalDate latest, LocalDate today) {
    static FirstDay of(YearMonth wished, LocalDate today) {
        LocalDate endOfYear = LocalDate.of(wished.getYear(), Month.DECEMBER, 31);
        return new FirstDay(wished.atDay(1), endOfYear.isBefore(today) ? today : endOfYear, today);
    }

    /** Whether the office may grant a permit from a day on. */
    boolean allows(LocalDate day) {
        return !day.isBefore(earliest) && !day.isAfter(latest);
    }

    /** The day with which a permit begins that is granted from a day on: never one that is over, nobody pays for those. */
    LocalDate of(LocalDate granted) {
        return granted.isBefore(today) ? today : granted;
    }
}
