package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident submits a request for a permit, by pages or by program. */
@UseCase(takesRequests = true)
class ApplyForParkingPermit {
    private final ParkingPermits permits;
    private final ParkingPermitDrafts drafts;
    private final ParkingPermitRules rules;
    private final References references;
    private final ServiceUsage usage;
    private final SecurityEvents events;
    private final Clock clock;

    ApplyForParkingPermit(ParkingPermits permits, ParkingPermitDrafts drafts, ParkingPermitRules rules,
            References references, ServiceUsage usage, SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.drafts = drafts;
        this.rules = rules;
        this.references = references;
        this.usage = usage;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Submits the resident's draft. The same draft again gives the same request.
     *
     * @param submission id of the draft
     * @throws ParkingPermitRejected when a question is open, or the city cannot give this permit
     */
    ParkingPermit submit(UUID submission, String owner, ParkingPermit.Contact contact) {
        // Before the request: whoever comes second waits until the first has turned the draft into a request.
        Optional<ParkingPermitDraft> draft = drafts.lock(owner, submission);
        Optional<ParkingPermit> earlier = permits.findSubmission(owner, submission);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        return apply(draft.flatMap(answers -> answers.application(contact))
                .orElseThrow(() -> new ParkingPermitRejected(Reason.INCOMPLETE)));
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
        drafts.forget(application.owner(), application.submission());
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
        boolean asksForSpace = rules.asksForPrivateSpace(validity.from());
        if (asksForSpace && application.space() == null) {
            throw new ParkingPermitRejected(Reason.SPACE_MISSING);
        }
        if (permits.plateHasActivePermit(application.plate(), validity.year())) {
            throw new ParkingPermitRejected(Reason.ALREADY_HOLDS_PERMIT);
        }
        if (permits.ownerHasUnpaidRequest(application.owner(), application.plate(), validity.year())) {
            throw new ParkingPermitRejected(Reason.ALREADY_REQUESTED);
        }
        ParkingPermit permit = switch (tariff) {
            case FlatTariff flat -> permit(application, zone, validity, flat.feeFor(validity), flat);
            case WeightTariff byWeight -> {
                Vehicle vehicle = application.finding().priced();
                yield permit(application, zone, validity, byWeight.feeFor(validity, vehicle), byWeight)
                        .pricedBy(vehicle);
            }
        };
        return asksForSpace ? permit.declaring(application.space()) : permit;
    }

    private ParkingPermit permit(ParkingPermitApplication application, ParkingZone zone, Validity validity, Money fee,
            ParkingPermitTariff tariff) {
        return new ParkingPermit(references.next(ParkingPermitService.PREFIX, validity.year()), application.owner(),
                application.submission(),
                application.plate(), zone, validity, fee, tariff.name(), application.contact(),
                ParkingPermitState.AWAITING_PAYMENT, clock.instant(), null);
    }
}
