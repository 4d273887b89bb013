package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident gives a permit back before its time, and gets the months back that have not begun. */
@UseCase
class ReturnParkingPermit {
    private static final Logger log = LoggerFactory.getLogger(ReturnParkingPermit.class);

    private final ParkingPermits permits;
    private final ParkingPermitRefunds refunds;
    private final ParkingPermitLetters letters;
    private final SecurityEvents events;
    private final Clock clock;

    ReturnParkingPermit(ParkingPermits permits, ParkingPermitRefunds refunds, ParkingPermitLetters letters,
            SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.refunds = refunds;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What would go back today.
     *
     * @param permit the permit
     * @param months months that have not begun
     * @param refund their price
     */
    record Preview(ParkingPermit permit, int months, Money refund) {}

    /**
     * What would go back today.
     *
     * @throws ParkingPermitRejected when the permit does not count
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    Preview preview(String reference, String owner) {
        ParkingPermit permit = permits.own(reference, owner);
        LocalDate today = LocalDate.now(clock);
        if (permit.stateOn(today) != ParkingPermitState.ACTIVE) {
            throw new ParkingPermitRejected(Reason.NOT_RETURNABLE);
        }
        return new Preview(permit, permit.validity().monthsNotBegunOn(today), permit.refundOn(today));
    }

    /**
     * Ends the permit today and has the money given back. What was not paid here, staff give back.
     *
     * @throws ParkingPermitRejected when the permit does not count
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    ParkingPermit giveBack(String reference, String owner) {
        ParkingPermit before = permits.lockOwn(reference, owner);
        ParkingPermit after = before.returned(LocalDate.now(clock));
        permits.change(after);
        Money refund = before.refundOn(LocalDate.now(clock));
        refunds.giveBack(after, refund, RefundReason.PERMIT_RETURNED);
        events.record(CaseEvent.changed(reference, ParkingPermitService.NAME, before.state().code(),
                after.state().code()));
        letters.tellOf(after);
        log.info("parking permit returned, reference={} refundRappen={}", reference, refund.rappen());
        return after;
    }

    /** What goes back of a permit's money; empty where nothing does. */
    Optional<ParkingPermitRefunds.Owed> refundOf(ParkingPermit permit) {
        return refunds.of(permit);
    }
}
