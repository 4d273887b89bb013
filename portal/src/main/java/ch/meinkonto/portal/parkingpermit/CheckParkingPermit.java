package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.document.Seal;

/** Anybody, above all control staff, checks the code on a permit. */
@UseCase
class CheckParkingPermit {
    private final ParkingPermits permits;
    private final ShortPermits shortPermits;
    private final Seal seal;
    private final Clock clock;

    CheckParkingPermit(ParkingPermits permits, ShortPermits shortPermits, Seal seal, Clock clock) {
        this.permits = permits;
        this.shortPermits = shortPermits;
        this.seal = seal;
        this.clock = clock;
    }

    /** What a check can say. */
    enum Verdict {
        VALID,
        NOT_YET_VALID,
        EXPIRED,
        /** Genuine, for days before and after today. */
        NOT_TODAY,
        /** Genuine once, but no longer in force: withdrawn by the city. */
        NOT_IN_FORCE,
        /** Not sealed by the city. */
        FORGED;

        public String messageKey() {
            return "parking-permit.check." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The result of a check.
     *
     * @param verdict what it says
     * @param permit what stands on the permit, absent when it is forged
     */
    record Checked(Verdict verdict, @Nullable Shown permit) {}

    /**
     * What stands on a permit.
     *
     * @param reference of the permit
     * @param mark of the vehicle
     * @param postcode of the zone
     * @param days its days, in runs
     * @param usableUntil last day on which it is accepted
     */
    record Shown(String reference, VehicleMark mark, String postcode, List<PermitDays.Run> days,
            LocalDate usableUntil) {
        static Shown of(SealedParkingPermit permit) {
            Validity validity = permit.validity();
            return new Shown(permit.reference(), permit.plate(), permit.postcode(),
                    List.of(new PermitDays.Run(validity.from(), validity.until())), validity.usableUntil());
        }

        static Shown of(SealedShortPermit permit) {
            return new Shown(permit.reference(), permit.mark(), permit.postcode(), permit.days().runs(),
                    permit.days().last());
        }
    }

    Checked check(String code) {
        Optional<String> genuine = seal.open(code);
        Optional<Checked> year = genuine.flatMap(SealedParkingPermit::read)
                .map(permit -> new Checked(verdictOn(permit), Shown.of(permit)));
        return year.or(() -> genuine.flatMap(SealedShortPermit::read)
                .map(permit -> new Checked(verdictOn(permit), Shown.of(permit))))
                .orElseGet(() -> new Checked(Verdict.FORGED, null));
    }

    private Verdict verdictOn(SealedShortPermit permit) {
        LocalDate today = LocalDate.now(clock);
        if (permit.days().isOverOn(today)) {
            return Verdict.EXPIRED;
        }
        boolean inForce = shortPermits.find(permit.reference())
                .filter(known -> known.state() == ParkingPermitState.ACTIVE)
                .filter(known -> SealedShortPermit.of(known).equals(permit))
                .isPresent();
        if (!inForce) {
            return Verdict.NOT_IN_FORCE;
        }
        if (!permit.days().hasBegunOn(today)) {
            return Verdict.NOT_YET_VALID;
        }
        return permit.days().contains(today) ? Verdict.VALID : Verdict.NOT_TODAY;
    }

    private Verdict verdictOn(SealedParkingPermit permit) {
        LocalDate today = LocalDate.now(clock);
        if (permit.validity().isOverOn(today)) {
            return Verdict.EXPIRED;
        }
        boolean inForce = permits.find(permit.reference())
                .filter(known -> known.state() == ParkingPermitState.ACTIVE)
                .filter(known -> SealedParkingPermit.of(known).equals(permit))
                .isPresent();
        if (!inForce) {
            return Verdict.NOT_IN_FORCE;
        }
        return permit.validity().hasBegunOn(today) ? Verdict.VALID : Verdict.NOT_YET_VALID;
    }
}
