package ch.meinkonto.portal.datedrule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Days in a row.
 *
 * @param from first day
 * @param until last day, absent while there is no end
 */
public record Period(LocalDate from, @Nullable LocalDate until) {
    public Period {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + until);
        }
    }

    /** From a day on, without end. */
    public static Period from(LocalDate day) {
        return new Period(day, null);
    }

    /** Whether a day is one of them. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether both have a day in common. */
    public boolean meets(Period other) {
        return (until == null || !other.from.isAfter(until)) && (other.until == null || !from.isAfter(other.until));
    }

    /** What is left of this when the days of another are taken out: none, one or two periods, in their order. */
    List<Period> without(Period other) {
        if (!meets(other)) {
            return List.of(this);
        }
        List<Period> rest = new ArrayList<>(2);
        if (from.isBefore(other.from)) {
            rest.add(new Period(from, other.from.minusDays(1)));
        }
        if (other.until != null && (until == null || until.isAfter(other.until))) {
            rest.add(new Period(other.until.plusDays(1), until));
        }
        return rest;
    }

    /** Whether it is made of whole calendar years. */
    boolean isOfWholeYears() {
        return from.getDayOfYear() == 1 && (until == null || until.plusDays(1).getDayOfYear() == 1);
    }
}
