package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.RequestSummary;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.cityservice.UseCase;

/** A resident looks at their own requests. */
@UseCase
class FindParkingPermits implements RequestsOfResident {
    private final ParkingPermits permits;
    private final PostOfPermits post;
    private final Clock clock;

    FindParkingPermits(ParkingPermits permits, PostOfPermits post, Clock clock) {
        this.permits = permits;
        this.post = post;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    ParkingPermit own(String reference, String owner) {
        return permits.own(reference, owner);
    }

    /**
     * One of them, which they read now: what was written to them about it counts as opened, unless it is who represents them.
     *
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    ParkingPermit read(String reference, Resident resident) {
        ParkingPermit permit = permits.own(reference, resident.id());
        if (resident.representative() == null) {
            post.open(permit);
        }
        return permit;
    }

    /** All of them, newest first. */
    List<ParkingPermit> all(String owner) {
        return permits.ownedBy(owner);
    }

    @Override
    public List<RequestSummary> requestsOf(String residentId) {
        LocalDate today = LocalDate.now(clock);
        return permits.ownedBy(residentId).stream().map(permit -> summary(permit, permit.stateOn(today))).toList();
    }

    private static RequestSummary summary(ParkingPermit permit, ParkingPermitState state) {
        return new RequestSummary(permit.reference(), ParkingPermitService.NAME, permit.plate().toString(),
                state.messageKey(), state.tone(), permit.submittedAt(),
                "/parking-permit/requests/" + permit.reference(), state.isUnpaid() ? "requests.action" : null);
    }
}
