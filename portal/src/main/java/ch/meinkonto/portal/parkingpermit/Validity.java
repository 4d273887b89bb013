package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * When a permit is valid: from a day to the end of that calendar year. Without a gap for those who renew late, it can still
 * be used until 15 January.
 *
 * @param from first day
 */
record Validity(LocalDate from) {
    private static final int LAST_USABLE_DAY_OF_JANUARY = 15;
    private static final Month NEXT_YEAR_ON_SALE = Month.NOVEMBER;

    /** The months with which a permit can begin today: the rest of this year, late in the year also next January. */
    static List<YearMonth> monthsOffered(LocalDate today) {
        YearMonth now = YearMonth.from(today);
        YearMonth december = YearMonth.of(today.getYear(), Month.DECEMBER);
        Stream<YearMonth> thisYear = Stream.iterate(now, month -> !month.isAfter(december),
                month -> month.plusMonths(1));
        Stream<YearMonth> nextYear = today.getMonth().compareTo(NEXT_YEAR_ON_SALE) >= 0
                ? Stream.of(december.plusMonths(1))
                : Stream.empty();
        return Stream.concat(thisYear, nextYear).toList();
    }

    /**
     * A permit that begins with a month, or today when the month has begun.
     *
     * @throws ParkingPermitRejected when no permit can begin with this month today
     */
    static Validity startingIn(YearMonth month, LocalDate today) {
        if (!monthsOffered(today).contains(month)) {
            throw new ParkingPermitRejected(Reason.START_NOT_OFFERED);
        }
        LocalDate first = month.atDay(1);
        return new Validity(first.isBefore(today) ? today : first);
    }

    /** The calendar year of the permit. */
    public int year() {
        return from.getYear();
    }

    /** Last day: 31 December. */
    public LocalDate until() {
        return LocalDate.of(year(), Month.DECEMBER, 31);
    }

    /** Last day on which control staff still accept it. */
    public LocalDate usableUntil() {
        return LocalDate.of(year() + 1, Month.JANUARY, LAST_USABLE_DAY_OF_JANUARY);
    }

    /** Months that are charged, 1 to 12: a month that has begun counts in full. */
    public int startedMonths() {
        return 12 - from.getMonthValue() + 1;
    }

    /** Months of the permit that have not begun on a day, 0 to {@link #startedMonths()}. */
    int monthsNotBegunOn(LocalDate day) {
        if (day.isBefore(from)) {
            return startedMonths();
        }
        return day.getYear() > year() ? 0 : 12 - day.getMonthValue();
    }

    boolean isOverOn(LocalDate day) {
        return day.isAfter(usableUntil());
    }

    boolean hasBegunOn(LocalDate day) {
        return !day.isBefore(from);
    }
}
