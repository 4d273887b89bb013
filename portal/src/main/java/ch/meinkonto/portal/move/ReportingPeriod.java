package ch.meinkonto.portal.move;

import java.time.LocalDate;

/**
 * Until when a move must be reported (RHG Art. 11).
 *
 * @param moved day of the move
 * @param days how many days there are after it, one at least
 */
record ReportingPeriod(LocalDate moved, int days) {
    /** A day so far away is a slip of the pen, not a plan: years ahead, or back. */
    private static final int YEARS_AHEAD = 1;
    private static final int YEARS_BACK = 10;

    ReportingPeriod {
        if (days < 1) {
            throw new IllegalArgumentException("a period has a day at least");
        }
    }

    /** The last day on which a report is in time. */
    LocalDate last() {
        return moved.plusDays(days);
    }

    boolean isLate(LocalDate today) {
        return today.isAfter(last());
    }

    /** Whether somebody who reports today can mean this day. Moves to come may be reported. */
    static boolean isPlausible(LocalDate moved, LocalDate today) {
        return !moved.isAfter(today.plusYears(YEARS_AHEAD)) && !moved.isBefore(today.minusYears(YEARS_BACK));
    }
}
