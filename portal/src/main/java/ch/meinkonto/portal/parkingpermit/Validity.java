package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * When a permit is valid: from a day to the end of that calendar year. Without a gap for those who renew late, it can still
 * be used for some days of the next year. How many was decided when it was asked for, and no later rule changes it.
 *
 * @param from first day
 * @param usableDays days of the next year, 0 to 365
 */
record Validity(LocalDate from, int usableDays) {
    /** Of every paper that says nothing else: until 15 January. */
    static final int ORDINARY_USABLE_DAYS = 15;
    private static final int LONGEST = 365;

    Validity {
        if (usableDays < 0 || usableDays > LONGEST) {
            throw new IllegalArgumentException("usable for 0 to 365 days of the next year");
        }
    }

    /** One that is usable as long as is ordinary. */
    Validity(LocalDate from) {
        this(from, ORDINARY_USABLE_DAYS);
    }

    /**
     * The months with which a permit can begin today: the rest of this year, late in the year also next January.
     *
     * @param nextYearOnSale first day of this year on which the next one is sold
     */
    static List<YearMonth> monthsOffered(LocalDate today, LocalDate nextYearOnSale) {
        YearMonth now = YearMonth.from(today);
        YearMonth december = YearMonth.of(today.getYear(), Month.DECEMBER);
        Stream<YearMonth> thisYear = Stream.iterate(now, month -> !month.isAfter(december),
                month -> month.plusMonths(1));
        Stream<YearMonth> nextYear = today.isBefore(nextYearOnSale)
                ? Stream.empty()
                : Stream.of(december.plusMonths(1));
        return Stream.concat(thisYear, nextYear).toList();
    }

    /**
     * The first day of a permit that begins with a month: today when the month has begun.
     *
     * @param nextYearOnSale first day of this year on which the next one is sold
     * @throws ParkingPermitRejected when no permit can begin with this month today
     */
    static LocalDate firstDayIn(YearMonth month, LocalDate today, LocalDate nextYearOnSale) {
        if (!monthsOffered(today, nextYearOnSale).contains(month)) {
            throw new ParkingPermitRejected(Reason.START_NOT_OFFERED);
        }
        LocalDate first = month.atDay(1);
        return first.isBefore(today) ? today : first;
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
        return until().plusDays(usableDays);
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
