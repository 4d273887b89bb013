package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;

import ch.meinkonto.portal.taxextension.Offer.Obstacle;

/**
 * The days that count for the returns of one tax year.
 *
 * @param due ordinary day
 * @param dueSelfEmployed day of self-employed people
 * @param firstUntil longest first extension
 * @param secondFrom the second extension can be asked for from this day on
 * @param secondUntil longest second extension
 * @param lastPeriodDays days of the last period a refusal sets
 */
record Deadlines(LocalDate due, LocalDate dueSelfEmployed, LocalDate firstUntil, LocalDate secondFrom,
        LocalDate secondUntil, int lastPeriodDays) {
    Deadlines {
        if (!due.isBefore(firstUntil) || !firstUntil.isBefore(secondUntil) || lastPeriodDays < 1) {
            throw new IllegalArgumentException("deadlines out of order: " + due + ", " + firstUntil + ", "
                    + secondUntil);
        }
    }

    /** The first extension must be asked for before this day: the ordinary one. */
    LocalDate firstBefore() {
        return due;
    }

    /** When a return is due: as the register says, but never before the day that holds for everybody. */
    LocalDate dueOf(TaxReturn taxReturn) {
        LocalDate ordinary = taxReturn.selfEmployed() ? dueSelfEmployed : due;
        boolean moved = taxReturn.state() == TaxReturn.State.OPEN && taxReturn.due().isBefore(ordinary);
        return moved ? ordinary : taxReturn.due();
    }

    /**
     * The last day after a refusal: the last period from the decision on. A refusal takes away no day that somebody has already.
     *
     * @param due day that counts without it
     */
    LocalDate lastDay(LocalDate due, LocalDate decidedOn) {
        LocalDate last = decidedOn.plusDays(lastPeriodDays);
        return last.isBefore(due) ? due : last;
    }

    /** What somebody can have who asks on a day. */
    Offer offer(TaxReturn taxReturn, LocalDate today) {
        if (taxReturn.municipality() != TaxReturn.ZURICH) {
            return new Offer.Nothing(Obstacle.ELSEWHERE);
        }
        LocalDate dueNow = dueOf(taxReturn);
        return switch (taxReturn.state()) {
            case FILED -> new Offer.Nothing(Obstacle.FILED);
            case REMINDED -> new Offer.Nothing(Obstacle.REMINDED);
            case OPEN, EXTENDED -> offer(dueNow, today);
        };
    }

    private Offer offer(LocalDate dueNow, LocalDate today) {
        if (!dueNow.isBefore(secondUntil)) {
            return new Offer.OnlyWithReason(Obstacle.LONGEST, dueNow);
        }
        if (dueNow.isBefore(firstUntil) && today.isBefore(due)) {
            return new Offer.More(Offer.Step.FIRST, dueNow, firstUntil);
        }
        if (!today.isBefore(dueNow)) {
            return new Offer.OnlyWithReason(Obstacle.LATE, dueNow);
        }
        if (!today.isBefore(secondFrom)) {
            return new Offer.More(Offer.Step.SECOND, dueNow, secondUntil);
        }
        return secondFrom.isBefore(dueNow)
                ? new Offer.OnlyWithReason(Obstacle.TOO_EARLY, secondFrom)
                : new Offer.OnlyWithReason(Obstacle.LATE, due);
    }
}
