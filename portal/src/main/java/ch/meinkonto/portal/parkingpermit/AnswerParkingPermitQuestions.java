package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** A resident answers the questions one by one; each answer is checked and kept, so that they can go back or come back. */
@UseCase
class AnswerParkingPermitQuestions {
    private final ParkingPermitDrafts drafts;
    private final ParkingPermits permits;
    private final ParkingPermitRules rules;
    private final PrivateSpaceCondition condition;
    private final ServiceUsage usage;
    private final Clock clock;

    AnswerParkingPermitQuestions(ParkingPermitDrafts drafts, ParkingPermits permits, ParkingPermitRules rules,
            PrivateSpaceCondition condition, ServiceUsage usage, Clock clock) {
        this.drafts = drafts;
        this.permits = permits;
        this.rules = rules;
        this.condition = condition;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * A month with which the permit can begin, and what it then costs.
     * Where the price depends on a vehicle nobody has told, it is open.
     *
     * @param month the month
     * @param validity the permit's days
     * @param fee its price, absent while it is open
     * @param reckoning how a price by weight is found, absent where it is open or the same for all
     */
    record Offer(YearMonth month, Validity validity, @Nullable Money fee,
            WeightTariff.@Nullable Reckoning reckoning) {}

    /** The answers so far. */
    ParkingPermitDraft draft(String owner) {
        return drafts.of(owner).orElseGet(() -> ParkingPermitDraft.empty(UUID.randomUUID(), owner));
    }

    /** Forgets all answers. */
    void startAgain(String owner) {
        drafts.forget(owner);
    }

    /** The months to choose from today, with their prices. */
    List<Offer> offers(String owner) {
        VehicleFinding finding = draft(owner).found();
        return rules.monthsOffered(LocalDate.now(clock)).stream().map(month -> offer(month, finding)).toList();
    }

    /** The districts to choose from. */
    List<ParkingZone> zones() {
        return rules.zonesOn(LocalDate.now(clock));
    }

    /**
     * Everything a resident has to check before submitting.
     *
     * @param draft the answers
     * @param zone zone of the postcode answered
     * @param offer days and price
     * @param space why there is no private space, absent where it is not asked
     */
    record Review(ParkingPermitDraft draft, ParkingZone zone, Offer offer, @Nullable PrivateSpace space) {}

    /**
     * The answers, when all are given and still hold; a draft may have been left for weeks.
     *
     * @return absent while a question is open
     */
    @Nullable
    Review review(String owner) {
        ParkingPermitDraft draft = draft(owner);
        YearMonth start = draft.start();
        String postcode = draft.postcode();
        if (condition.open(draft) != null || start == null || postcode == null) {
            return null;
        }
        Offer offer = priced(start, draft.found());
        return new Review(draft, rules.zoneOf(postcode, offer.validity().from()), offer,
                condition.isAsked(draft) ? draft.space() : null);
    }

    /**
     * First question.
     *
     * @param finding what the register of vehicles says of the plate
     * @throws ParkingPermitRejected when the plate has its permit already
     */
    ParkingPermitDraft answerPlate(String owner, NumberPlate plate, VehicleFinding finding) {
        int year = LocalDate.now(clock).getYear();
        boolean onlyThisYear = rules.monthsOffered(LocalDate.now(clock)).getLast().getYear() == year;
        if (onlyThisYear && permits.plateHasActivePermit(plate, year)) {
            throw new ParkingPermitRejected(Reason.ALREADY_HOLDS_PERMIT);
        }
        return keep(owner, draft -> draft.with(plate, finding));
    }

    /**
     * Second question.
     *
     * @throws ParkingPermitRejected when it is no postcode, there is no zone, or the vehicle is registered elsewhere
     */
    ParkingPermitDraft answerPostcode(String owner, String written) {
        ParkingZone zone = rules.zoneOf(ParkingZone.postcodeOf(written), LocalDate.now(clock));
        if (!draft(owner).found().allows(zone.postcode())) {
            throw new ParkingPermitRejected(Reason.HOLDER_ELSEWHERE);
        }
        return keep(owner, draft -> draft.withPostcode(zone.postcode()));
    }

    /**
     * Third question.
     *
     * @throws ParkingPermitRejected when no permit can begin with this month, its price is open, or the plate has its permit
     *         for that year
     */
    ParkingPermitDraft answerStart(String owner, @Nullable YearMonth month) {
        if (month == null) {
            throw new ParkingPermitRejected(Reason.START_MISSING);
        }
        ParkingPermitDraft answered = draft(owner);
        Offer offer = priced(month, answered.found());
        NumberPlate plate = answered.plate();
        if (plate != null && permits.plateHasActivePermit(plate, offer.validity().year())) {
            throw new ParkingPermitRejected(Reason.ALREADY_HOLDS_PERMIT);
        }
        return keep(owner, draft -> draft.with(month));
    }

    /**
     * Question of its own where the condition holds for the first day.
     *
     * @throws ParkingPermitRejected when nothing is answered, or there is a private space
     */
    ParkingPermitDraft answerSpace(String owner, String written) {
        PrivateSpace space = PrivateSpace.answered(written);
        return keep(owner, draft -> draft.with(space));
    }

    /** Last question: both declarations are made. */
    ParkingPermitDraft declare(String owner) {
        return keep(owner, ParkingPermitDraft::withDeclarations);
    }

    private Offer priced(YearMonth month, VehicleFinding finding) {
        Offer offer = offer(month, finding);
        if (offer.fee() == null) {
            // Says why nobody has told it.
            finding.priced();
        }
        return offer;
    }

    private Offer offer(YearMonth month, VehicleFinding finding) {
        Validity validity = rules.startingIn(month, LocalDate.now(clock));
        Vehicle vehicle = finding.vehicle();
        return switch (rules.tariffOn(validity.from())) {
            case FlatTariff flat -> new Offer(month, validity, flat.feeFor(validity), null);
            case WeightTariff byWeight when vehicle != null ->
                new Offer(month, validity, byWeight.feeFor(validity, vehicle), byWeight.reckoning(vehicle));
            case WeightTariff ignored -> new Offer(month, validity, null, null);
        };
    }

    private ParkingPermitDraft keep(String owner, UnaryOperator<ParkingPermitDraft> answer) {
        ParkingPermitDraft before = draft(owner);
        ParkingPermitDraft draft = answer.apply(before);
        drafts.keep(draft);
        if (before.isEmpty()) {
            usage.started(ParkingPermitService.NAME);
        }
        return draft;
    }
}
