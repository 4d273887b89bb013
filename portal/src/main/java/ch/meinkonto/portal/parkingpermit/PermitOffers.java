package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.parkingpermit.Vehicle.Drive;

/** What permits for a year are sold today, and at what price. */
@Component
class PermitOffers {
    private static final int ORDINARY_KILOGRAMS = 1_500;

    private final ParkingPermitRules rules;
    private final Clock clock;

    PermitOffers(ParkingPermitRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A month with which the permit can begin, and what it then costs. Where the price depends on a vehicle nobody has told, it
     * is open.
     *
     * @param month the month
     * @param validity the permit's days
     * @param fee its price, absent while it is open
     * @param reckoning how a price by weight is found, absent where it is open or the same for all
     */
    record Offer(YearMonth month, Validity validity, @Nullable Money fee,
            WeightTariff.@Nullable Reckoning reckoning) {}

    /** The months to choose from today, with their prices. */
    List<Offer> all(VehicleFinding finding) {
        return rules.monthsOffered(today()).stream().map(month -> offer(month, finding)).toList();
    }

    /** @throws ParkingPermitRejected when no permit can begin with this month today */
    Offer offer(YearMonth month, VehicleFinding finding) {
        Validity validity = rules.startingIn(month, today());
        Vehicle vehicle = finding.vehicle();
        return switch (rules.tariffOn(validity.from())) {
            case FlatTariff flat -> new Offer(month, validity, flat.feeFor(validity), null);
            case WeightTariff byWeight when vehicle != null ->
                new Offer(month, validity, byWeight.feeFor(validity, vehicle), byWeight.reckoning(vehicle));
            case WeightTariff ignored -> new Offer(month, validity, null, null);
        };
    }

    /**
     * What it costs.
     *
     * @throws ParkingPermitRejected when no permit can begin with this month today, or nobody has told the vehicle that decides
     */
    Money price(YearMonth month, VehicleFinding finding) {
        Offer offer = offer(month, finding);
        Money fee = offer.fee();
        if (fee == null) {
            // Says why nobody has told it.
            finding.priced();
            throw new IllegalStateException("a price that is open although the vehicle is known");
        }
        return fee;
    }

    /** Whether the price of a permit that begins with a month depends on the vehicle. */
    boolean dependsOnVehicle(YearMonth month) {
        try {
            return rules.tariffOn(month.atDay(1)) instanceof WeightTariff;
        } catch (ParkingPermitRejected notSetYet) {
            return false;
        }
    }

    /**
     * Today's prices, for who reads what a permit is.
     *
     * @param year a whole calendar year
     * @param month each month of a year that has begun
     * @param electric a whole calendar year with an electric drive; absent where the drive makes no difference
     * @param usableUntil last day on which one that begins today can be used
     */
    record Prices(Money year, Money month, @Nullable Money electric, LocalDate usableUntil) {}

    /** Where the price depends on the vehicle: that of an ordinary one. */
    Prices today(LocalDate today) {
        ParkingPermitTariff tariff = rules.tariffOn(today);
        Money year = tariff.yearFor(new Vehicle(ORDINARY_KILOGRAMS, Drive.COMBUSTION));
        @Nullable
        Money electric = tariff instanceof WeightTariff byWeight
                ? byWeight.yearFor(new Vehicle(ORDINARY_KILOGRAMS, Drive.ELECTRIC))
                : null;
        return new Prices(year, year.share(1, ParkingPermitTariff.MONTHS), electric,
                rules.startingOn(today).usableUntil());
    }

    /** Whether permits of this year alone are sold today. */
    boolean areOfThisYearAlone() {
        return rules.monthsOffered(today()).getLast().getYear() == today().getYear();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
