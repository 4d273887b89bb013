package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.document.Seal;

/** Anybody, above all control staff, checks the code on a permit. */
@UseCase
class CheckParkingPermit {
    private final ParkingPermits permits;
    private final Seal seal;
    private final Clock clock;

    CheckParkingPermit(ParkingPermits permits, Seal seal, Clock clock) {
        this.permits = permits;
        this.seal = seal;
        this.clock = clock;
    }

    /** What a check can say. */
    enum Verdict {
        VALID,
        NOT_YET_VALID,
        EXPIRED,
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
    record Checked(Verdict verdict, @Nullable SealedParkingPermit permit) {}

    Checked check(String code) {
        Optional<SealedParkingPermit> genuine = seal.open(code).flatMap(SealedParkingPermit::read);
        return genuine
                .map(permit -> new Checked(verdictOn(permit), permit))
                .orElseGet(() -> new Checked(Verdict.FORGED, null));
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
