package ch.meinkonto.portal.move;

import java.util.List;

import ch.meinkonto.portal.cityservice.UseCase;

/** What the office does about accepted moves by hand: sends messages again that were not taken, and tells other offices. */
@UseCase
class WorkAtMoveDesk {
    private static final int MOST_ROWS = 200;

    private final Outgoing outgoing;
    private final Errands errands;

    WorkAtMoveDesk(Outgoing outgoing, Errands errands) {
        this.outgoing = outgoing;
        this.errands = errands;
    }

    /**
     * What waits.
     *
     * @param stuck cases whose messages the register did not take
     * @param errands what other offices are to be told
     */
    record Waiting(List<Outgoing.Stuck> stuck, List<Errands.Standing> errands) {}

    /** What waits for somebody of the office, the oldest first. */
    Waiting waiting() {
        return new Waiting(outgoing.stuck(MOST_ROWS), errands.waiting(MOST_ROWS));
    }

    /** Sends what the register did not take anew; what a colleague has sent meanwhile stays as it is. */
    void sendAgain(String reference) {
        outgoing.sendAgain(reference);
    }

    /** Notes that another office has been told. */
    void told(String reference, Errand errand, String staff) {
        errands.done(reference, errand, staff);
    }
}
