package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * A program submits a request for a permit: the resident pays it afterwards, as the bills of December. It sends no files: where
 * a proof is needed, the resident asks on the pages.
 */
@UseCase(takesRequests = true)
class ApplyForParkingPermit {
    private final ParkingPermits permits;
    private final ParkingPermitRules rules;
    private final References references;
    private final ServiceUsage usage;
    private final SecurityEvents events;
    private final Clock clock;

    ApplyForParkingPermit(ParkingPermits permits, ParkingPermitRules rules, References references, ServiceUsage usage,
            SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.rules = rules;
        this.references = references;
        this.usage = usage;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Submits a request, which then awaits payment. The same submission again gives the same request.
     *
     * @throws ParkingPermitRejected when the city cannot give this permit
     */
    ParkingPermit apply(ParkingPermitApplication application) {
        // Two clicks arrive at the same time: the second waits here and then finds the request of the first.
        permits.lockPlate(application.plate(), application.start().getYear());
        Optional<ParkingPermit> earlier = permits.findSubmission(application.owner(), application.submission());
        if (earlier.isPresent()) {
            return sameAs(earlier.get(), application);
        }
        ParkingPermit permit = decide(application);
        permits.add(permit);
        usage.handedIn(ParkingPermitService.NAME);
        events.record(CaseEvent.submitted(permit.reference(), ParkingPermitService.NAME, permit.state().code()));
        return permit;
    }

    private static ParkingPermit sameAs(ParkingPermit earlier, ParkingPermitApplication application) {
        if (!application.isThatOf(earlier)) {
            throw new ParkingPermitRejected(Reason.SUBMISSION_DIFFERS);
        }
        return earlier;
    }

    private ParkingPermit decide(ParkingPermitApplication application) {
        LocalDate today = LocalDate.now(clock);
        Validity validity = rules.startingIn(application.start(), today);
        ParkingZone zone = rules.zoneOf(application.postcode(), validity.from());
        if (!application.finding().allows(zone.postcode())) {
            throw new ParkingPermitRejected(Reason.HOLDER_ELSEWHERE);
        }
        ParkingPermitTariff tariff = rules.tariffOn(validity.from());
        if (rules.asksForPrivateSpace(validity.from())) {
            throw new ParkingPermitRejected(application.space() == null
                    ? Reason.SPACE_MISSING
                    : Reason.SPACE_PROOF_MISSING);
        }
        if (permits.plateHasActivePermit(application.plate(), validity.year())) {
            throw new ParkingPermitRejected(Reason.ALREADY_HOLDS_PERMIT);
        }
        if (permits.ownerHasUnpaidRequest(application.owner(), application.plate(), validity.year())) {
            throw new ParkingPermitRejected(Reason.ALREADY_REQUESTED);
        }
        return switch (tariff) {
            case FlatTariff flat -> permit(application, zone, validity, flat.feeFor(validity), flat);
            case WeightTariff byWeight -> {
                Vehicle vehicle = application.finding().priced();
                yield permit(application, zone, validity, byWeight.feeFor(validity, vehicle), byWeight)
                        .pricedBy(vehicle);
            }
        };
    }

    private ParkingPermit permit(ParkingPermitApplication application, ParkingZone zone, Validity validity, Money fee,
            ParkingPermitTariff tariff) {
        return new ParkingPermit(references.next(ParkingPermitService.PREFIX, validity.year()), application.owner(),
                application.submission(),
                application.plate(), zone, validity, fee, tariff.name(), application.contact(),
                ParkingPermitState.AWAITING_PAYMENT, clock.instant(), null);
    }
}
