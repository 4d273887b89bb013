package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.UseCase;

/** Somebody reads what a permit is before asking for one. */
@UseCase
class DescribeParkingPermit {
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
     */
    record Prices(Money year, Money month) {}

    Prices tariff() {
        ParkingPermitTariff tariff = rules.tariffOn(LocalDate.now(clock));
        return new Prices(tariff.year(), tariff.year().share(1, 12));
    }

    /** Whether the resident has answered something already. */
    boolean hasBegun(String owner) {
        return drafts.of(owner).filter(draft -> !draft.isEmpty()).isPresent();
    }
}
