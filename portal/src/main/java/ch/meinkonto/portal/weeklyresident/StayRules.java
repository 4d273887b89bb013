package ch.meinkonto.portal.weeklyresident;

import java.time.LocalDate;
import java.util.Optional;

import ch.meinkonto.portal.cityservice.Money;

/**
 * The figures of a day, and what follows from them.
 *
 * @param reportDays days within which one registers after moving in
 * @param lateFine fine for those who register later
 * @param yearFee fee for each begun year
 * @param longestYears years of a registration, and of all online extensions together
 * @param lateExtensionDays days after the end on which one can still extend
 */
record StayRules(int reportDays, Money lateFine, Money yearFee, int longestYears, int lateExtensionDays) {
    /** The last day on which somebody registers in time. */
    LocalDate reportUntil(LocalDate arrival) {
        return arrival.plusDays(reportDays);
    }

    /** Whether it is too late to register without a fine. */
    boolean isLate(LocalDate arrival, LocalDate today) {
        return today.isAfter(reportUntil(arrival));
    }

    /** The last day on which a registration that ends on a day can be extended. */
    LocalDate extendableUntil(LocalDate until) {
        return until.plusDays(lateExtensionDays);
    }

    /** Whether a registration that ends on a day can still be extended. */
    boolean mayExtend(LocalDate until, LocalDate today) {
        return !today.isAfter(extendableUntil(until));
    }

    /** A registration from the day somebody moved in; empty when the caps leave no day. */
    Optional<Stay> registration(LocalDate arrival, Caps caps) {
        return stay(arrival, arrival.plusYears(longestYears).minusDays(1), caps);
    }

    /**
     * An extension.
     *
     * @param until last day so far
     * @param firstUntil last day before any online extension
     * @return empty when the caps leave no day more
     */
    Optional<Stay> extension(LocalDate until, LocalDate firstUntil, Caps caps) {
        return stay(until.plusDays(1), firstUntil.plusYears(longestYears), caps);
    }

    private static Optional<Stay> stay(LocalDate from, LocalDate longest, Caps caps) {
        LocalDate latest = caps.latest().isBefore(longest) ? caps.latest() : longest;
        return latest.isBefore(from) ? Optional.empty() : Optional.of(new Stay(from, latest));
    }

    /** What a stay costs. */
    Money fee(Stay stay) {
        return new Money(Math.multiplyExact(yearFee.rappen(), (long) stay.startedYears()));
    }
}
