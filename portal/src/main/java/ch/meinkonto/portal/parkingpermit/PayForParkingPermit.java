package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident goes to pay an unpaid request, for the first time or after a failed attempt. */
@UseCase
class PayForParkingPermit {
    private final ParkingPermits permits;
    private final SecurityEvents events;
    private final Clock clock;

    PayForParkingPermit(ParkingPermits permits, SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes the request await payment. The payment itself is opened afterwards, outside the transaction.
     *
     * @throws ParkingPermitRejected when there is nothing to pay
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    ParkingPermit prepare(String reference, String owner) {
        ParkingPermit before = permits.lockOwn(reference, owner);
        ParkingPermit after = before.payable(LocalDate.now(clock));
        if (after.state() != before.state()) {
            permits.change(after);
            events.record(CaseEvent.changed(reference, ParkingPermitService.NAME, before.state().code(),
                    after.state().code()));
        }
        return after;
    }
}
