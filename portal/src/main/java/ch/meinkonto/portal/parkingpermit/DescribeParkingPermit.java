package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.Vehicle.Drive;

/** Somebody reads what a permit is before asking for one. */
@UseCase
class DescribeParkingPermit {
    private static final int ORDINARY_KILOGRAMS = 1_500;

    private final ParkingPermitRules rules;
    private final ParkingPermitDrafts drafts;
    private final Clock clock;

    DescribeParkingPermit(ParkingPermitRules rules, ParkingPermitDrafts drafts, Clock clock) {
        this.rules = rules;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Today's prices.
     *
     * @param year a whole calendar year
     * @param month each month of a year that has begun
     * @param electric a whole calendar year with an electric drive; absent where the drive makes no difference
     * @param usableUntil last day on which one that begins today can be used
     */
    record Prices(Money year, Money month, @Nullable Money electric, LocalDate usableUntil) {}

    /** Where the price depends on the vehicle: that of an ordinary one. */
    Prices tariff() {
        LocalDate today = LocalDate.now(clock);
        ParkingPermitTariff tariff = rules.tariffOn(today);
        Money year = tariff.yearFor(new Vehicle(ORDINARY_KILOGRAMS, Drive.COMBUSTION));
        @Nullable
        Money electric = tariff instanceof WeightTariff byWeight
                ? byWeight.yearFor(new Vehicle(ORDINARY_KILOGRAMS, Drive.ELECTRIC))
                : null;
        return new Prices(year, year.share(1, ParkingPermitTariff.MONTHS), electric,
                rules.startingOn(today).usableUntil());
    }

    /** Whether the resident has answered something already. */
    boolean hasBegun(String owner) {
        return drafts.of(owner).filter(draft -> !draft.isEmpty()).isPresent();
    }
}
