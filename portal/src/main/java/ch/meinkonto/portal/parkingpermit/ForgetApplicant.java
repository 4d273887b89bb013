package ch.meinkonto.portal.parkingpermit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * What becomes of permits when the account of the resident is deleted: a request that waits for money is withdrawn, because nobody could pay any more; all that was submitted stays for its time, without the
 * address and without the account. A permit that is paid counts until its last day: control staff look at the plate.
 */
@Component
class ForgetApplicant implements RecordsOfResident {
    private final ParkingPermits permits;
    private final ShortPermits shortPermits;
    private final SecurityEvents events;

    ForgetApplicant(ParkingPermits permits, ShortPermits shortPermits, SecurityEvents events) {
        this.permits = permits;
        this.shortPermits = shortPermits;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        permits.ownedBy(residentId).forEach(permit -> withdrawUnpaid(permit.reference(), residentId));
        shortPermits.ownedBy(residentId).forEach(permit -> withdrawUnpaidShort(permit.reference(), residentId));
        return permits.unlink(residentId, former.owner()) + shortPermits.unlink(residentId, former.owner());
    }

    private void withdrawUnpaidShort(String reference, String residentId) {
        ShortPermit before = shortPermits.lockOwn(reference, residentId);
        if (before.state().isUnpaid()) {
            ShortPermit after = before.withdrawn();
            shortPermits.change(after);
            events.record(CaseEvent.changed(reference, ParkingPermitService.NAME, before.state().code(),
                    after.state().code()));
        }
    }

    private void withdrawUnpaid(String reference, String residentId) {
        ParkingPermit before = permits.lockOwn(reference, residentId);
        if (before.state().isUnpaid()) {
            ParkingPermit after = before.withdrawn();
            permits.change(after);
            events.record(CaseEvent.changed(reference, ParkingPermitService.NAME, before.state().code(),
                    after.state().code()));
        }
    }
}
