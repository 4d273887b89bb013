package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.document.Seal;

/** What control staff need beside the code on the paper: a look by plate, and what they take along. */
@UseCase
class ControlPermits {
    private final ParkingPermits permits;
    private final ShortPermits shortPermits;
    private final Seal seal;
    private final Clock clock;

    ControlPermits(ParkingPermits permits, ShortPermits shortPermits, Seal seal, Clock clock) {
        this.permits = permits;
        this.shortPermits = shortPermits;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * What control staff take along.
     *
     * @param keys public keys of the seal by their ids, X.509 in base64
     * @param list the sealed list of papers that count no more
     */
    record TakeAlong(Map<String, String> keys, String list) {}

    /** For a phone that will have no network. */
    TakeAlong takeAlong() {
        String list = seal.seal(ControlList.of(permits.superseded(LocalDate.now(clock)), clock.instant()).write());
        Map<String, String> keys = new TreeMap<>();
        seal.publicKeys().forEach((id, key) -> keys.put(id, Base64.getEncoder().encodeToString(key)));
        return new TakeAlong(keys, list);
    }

    /**
     * What a vehicle may do today, whoever has it.
     *
     * @param mark the vehicle
     * @param permits where and when it may stand; none where it has no permit for today
     */
    record Allowed(VehicleMark mark, List<CheckParkingPermit.Shown> permits) {}

    /**
     * The permits of a vehicle that count today.
     *
     * @throws ParkingPermitRejected when it is neither plate nor chassis number
     */
    Allowed today(String written) {
        VehicleMark mark = written.contains(":") ? NumberPlate.any(written) : VehicleMark.of(written);
        LocalDate today = LocalDate.now(clock);
        List<CheckParkingPermit.Shown> allowed = new ArrayList<>();
        if (mark instanceof NumberPlate plate) {
            permits.activeOf(plate, today).stream()
                    .filter(permit -> permit.validity().hasBegunOn(today) && !permit.validity().isOverOn(today))
                    .map(SealedParkingPermit::of)
                    .map(CheckParkingPermit.Shown::of)
                    .forEach(allowed::add);
        }
        shortPermits.paidFor(mark).stream()
                .filter(permit -> permit.days().contains(today))
                .map(SealedShortPermit::of)
                .map(CheckParkingPermit.Shown::of)
                .forEach(allowed::add);
        return new Allowed(mark, List.copyOf(allowed));
    }
}
