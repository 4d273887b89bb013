package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Somebody buys a permit for single days, or for a newcomer's first weeks. */
@UseCase(takesRequests = true)
class BuyShortPermit {
    private final ShortPermits permits;
    private final ParkingPermitRules rules;
    private final References references;
    private final ServiceUsage usage;
    private final SecurityEvents events;
    private final Clock clock;

    BuyShortPermit(ShortPermits permits, ParkingPermitRules rules, References references, ServiceUsage usage,
            SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.rules = rules;
        this.references = references;
        this.usage = usage;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What can be had today.
     *
     * @param caps how many days and how far ahead
     * @param days the days to choose from
     * @param day price of today
     * @param provisional price of a newcomer's permit that begins today
     * @param zones the districts
     */
    record Offer(ShortPermitOrder.Caps caps, List<LocalDate> days, Money day, Money provisional,
            List<ParkingZone> zones) {}

    /** What can be had today. */
    Offer offer() {
        LocalDate today = LocalDate.now(clock);
        ShortPermitOrder.Caps caps = rules.shortCaps(today);
        return new Offer(caps, caps.offered(today), rules.dayPrice(today), rules.provisionalPrice(today),
                rules.zonesOn(today));
    }

    /**
     * Everything to check before paying.
     *
     * @param order what is wanted
     * @param zone zone of its postcode
     * @param fee what it costs
     */
    record Review(ShortPermitOrder order, ParkingZone zone, Money fee) {}

    /**
     * What somebody wants, as it was written.
     *
     * @param days single days, or of a newcomer the first
     * @throws ParkingPermitRejected when something is missing or wrong, or cannot be had today
     */
    ShortPermitOrder order(ShortPermit.Kind kind, String mark, String postcode, List<LocalDate> days) {
        LocalDate today = LocalDate.now(clock);
        ShortPermitOrder.Caps caps = rules.shortCaps(today);
        return switch (kind) {
            case DAY -> ShortPermitOrder.ofDays(mark, postcode, days, caps, today);
            case PROVISIONAL -> ShortPermitOrder.ofNewcomer(mark, postcode, days.isEmpty() ? null : days.getFirst(),
                    caps, today);
        };
    }

    /**
     * Submits an order, which then awaits payment. The same submission again gives the same request.
     *
     * @throws ParkingPermitRejected when the city cannot give this permit
     */
    ShortPermit buy(UUID submission, String owner, ShortPermitOrder order, ParkingPermit.Contact contact) {
        permits.lockMark(order.mark());
        Optional<ShortPermit> earlier = permits.findSubmission(owner, submission);
        if (earlier.isPresent()) {
            return earlier.filter(order::isThatOf)
                    .orElseThrow(() -> new ParkingPermitRejected(Reason.SUBMISSION_DIFFERS));
        }
        Review review = review(order, owner);
        ShortPermit permit = new ShortPermit(
                references.next(order.kind().prefix(), order.days().first().getYear()), owner, submission,
                order.kind(), order.mark(), review.zone(), order.days(), review.fee(), contact,
                ParkingPermitState.AWAITING_PAYMENT, clock.instant(), null);
        permits.add(permit);
        usage.handedIn(ParkingPermitService.NAME);
        events.record(CaseEvent.submitted(permit.reference(), ParkingPermitService.NAME, permit.state().code()));
        return permit;
    }

    /**
     * What is wanted, with its price.
     *
     * @throws ParkingPermitRejected when the city cannot give this permit
     */
    Review review(ShortPermitOrder order, String owner) {
        ParkingZone zone = rules.zoneOf(order.postcode(), order.days().first());
        List<ShortPermit> ofVehicle = permits.paidFor(order.mark());
        switch (order.kind()) {
            case DAY -> ShortPermitRules.mustBeFree(order, ofVehicle);
            case PROVISIONAL -> ShortPermitRules.mustBeTheFirst(order, ofVehicle, permits.ownedBy(owner));
        }
        return new Review(order, zone, rules.priceOf(order));
    }
}
