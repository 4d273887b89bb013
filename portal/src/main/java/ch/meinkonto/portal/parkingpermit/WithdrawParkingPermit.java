package ch.meinkonto.portal.parkingpermit;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident no longer wants a permit that is not paid yet. */
@UseCase
class WithdrawParkingPermit {
    private final ParkingPermits permits;
    private final SecurityEvents events;

    WithdrawParkingPermit(ParkingPermits permits, SecurityEvents events) {
        this.permits = permits;
        this.events = events;
    }

    /**
     * Withdraws the request.
     *
     * @throws ParkingPermitRejected when it is paid, or over already
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    void withdraw(String reference, String owner) {
        ParkingPermit before = permits.lockOwn(reference, owner);
        ParkingPermit after = before.withdrawn();
        permits.change(after);
        events.record(CaseEvent.changed(reference, ParkingPermitService.NAME, before.state().code(),
                after.state().code()));
    }
}
