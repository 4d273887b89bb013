package ch.meinkonto.portal.parkingpermit;

import java.util.List;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.soc.contract.Codes;
import ch.meinkonto.soc.contract.DossierEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A caseworker reads requests of residents, and says why. */
@UseCase
class ReadParkingPermitDossier {
    private static final int MOST_ROWS = 200;

    private final ParkingPermits permits;
    private final SecurityEvents events;

    ReadParkingPermitDossier(ParkingPermits permits, SecurityEvents events) {
        this.permits = permits;
        this.events = events;
    }

    /** Why a caseworker opens a request. */
    enum Purpose {
        INQUIRY,
        CONTROL,
        PAYMENT,
        COMPLAINT;

        /** The lower-case code in forms and events. */
        public String code() {
            return Codes.of(this);
        }
    }

    /** The newest requests, to find one among them. */
    List<ParkingPermit> newest() {
        return permits.newest(MOST_ROWS);
    }

    /**
     * One request with everything in it; the access is recorded.
     *
     * @throws CaseNotFound when there is no such request
     */
    ParkingPermit open(String reference, Purpose purpose) {
        ParkingPermit permit = permits.find(reference)
                .orElseThrow(() -> CaseNotFound.unknown("parking-permit", reference));
        events.record(new DossierEvent(permit.owner(), purpose.code(), reference));
        return permit;
    }
}
