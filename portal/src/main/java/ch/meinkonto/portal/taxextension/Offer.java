package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** What somebody can have who asks for more time. */
sealed interface Offer {
    /** Which extension it would be. */
    enum Step {
        FIRST,
        SECOND,
        /** Decided by the tax office. */
        EXCEPTIONAL
    }

    /** What is in the way of an extension by rule. */
    enum Obstacle {
        /** Another municipality taxes. */
        ELSEWHERE,
        FILED,
        REMINDED,
        LATE,
        TOO_EARLY,
        /** There is no later day by rule. */
        LONGEST
    }

    /**
     * More time, by rule.
     *
     * @param step which extension
     * @param due day from which it extends
     * @param latest last day there is
     */
    record More(Step step, LocalDate due, LocalDate latest) implements Offer {
        /** The days to choose from, the latest first: it, and the ends of the months between. */
        List<LocalDate> days() {
            return Stream.iterate(YearMonth.from(latest), month -> month.minusMonths(1))
                    .map(YearMonth::atEndOfMonth)
                    .map(day -> day.isAfter(latest) ? latest : day)
                    .takeWhile(due::isBefore)
                    .toList();
        }

        boolean allows(LocalDate until) {
            return until.isAfter(due) && !until.isAfter(latest);
        }
    }

    /**
     * Only with an exceptional reason, for the office to decide.
     *
     * @param obstacle why not by rule
     * @param day the day that matters to it
     */
    record OnlyWithReason(Obstacle obstacle, LocalDate day) implements Offer {}

    /** Nothing, whatever the reason. */
    record Nothing(Obstacle obstacle) implements Offer {}
}
