package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.Period;
import ch.meinkonto.portal.datedrule.Tariff;
import ch.meinkonto.portal.parkingpermit.Vehicle.Drive;

/** Prices by weight and drive, for every light vehicle and every rate. */
class WeightTariffTests {
    private static final LocalDate FIRST = LocalDate.of(2028, 1, 1);
    private static final WeightTariff TARIFF = tariff(4_000, 4_000, 3_500);

    private static WeightTariff tariff(int combustion, int hybrid, int electric) {
        return new WeightTariff("weight-2028",
                Map.of(Drive.COMBUSTION, combustion, Drive.HYBRID, hybrid, Drive.ELECTRIC, electric), FIRST, null);
    }

    @Example
    void costsFortyRappenAKilogramAndLessWithAnElectricDrive() {
        assertThat(TARIFF.yearFor(new Vehicle(1_561, Drive.COMBUSTION))).isEqualTo(new Money(62_440));
        assertThat(TARIFF.yearFor(new Vehicle(1_561, Drive.ELECTRIC))).isEqualTo(new Money(54_635));
        assertThat(TARIFF.feeFor(new Validity(LocalDate.of(2028, 12, 1)), new Vehicle(1_561, Drive.COMBUSTION)))
                .isEqualTo(new Money(5_205));
    }

    @Property
    void isTheWeightTimesTheRateToFiveRappen(@ForAll @IntRange(min = 1, max = 3_500) int kilograms,
            @ForAll @IntRange(max = 20_000) int rate, @ForAll Drive drive) {
        long year = tariff(rate, rate, rate).yearFor(new Vehicle(kilograms, drive)).rappen();
        assertThat(year % 5).isZero();
        assertThat(Math.abs(year - kilograms * rate / 100.0)).isLessThanOrEqualTo(2.5);
    }

    @Property
    void isNeverCheaperForWhatIsHeavier(@ForAll @IntRange(min = 1, max = 3_499) int kilograms, @ForAll Drive drive) {
        assertThat(TARIFF.yearFor(new Vehicle(kilograms + 1, drive)))
                .isGreaterThanOrEqualTo(TARIFF.yearFor(new Vehicle(kilograms, drive)));
    }

    @Property
    void isThePriceThatTheRuleShowsToWhoeverApprovesIt(@ForAll @IntRange(min = 1, max = 3_500) int kilograms,
            @ForAll @IntRange(max = 20_000) int combustion, @ForAll @IntRange(max = 20_000) int electric,
            @ForAll Drive drive) {
        TreeMap<String, BigDecimal> rates = new TreeMap<>(
                Map.of("combustion", BigDecimal.valueOf(combustion, 4), "hybrid",
                        BigDecimal.valueOf(combustion, 4), "electric", BigDecimal.valueOf(electric, 4)));
        Tariff.PerUnit rule = new Tariff.PerUnit("kilogram", rates);
        ParkingPermitTariff charged = ParkingPermitRules.tariff(rule, Period.from(FIRST));
        assertThat(charged.yearFor(new Vehicle(kilograms, drive))).isEqualTo(rule.price(drive.code(), kilograms));
    }

    @Property
    void startedMonthsAreTwelfthsAndNeverMoreThanTheYear(@ForAll @IntRange(min = 1, max = 3_500) int kilograms,
            @ForAll @IntRange(min = 1, max = 12) int month, @ForAll @IntRange(min = 1, max = 28) int day) {
        Vehicle vehicle = new Vehicle(kilograms, Drive.HYBRID);
        long year = TARIFF.yearFor(vehicle).rappen();
        long fee = TARIFF.feeFor(new Validity(LocalDate.of(2028, month, day)), vehicle).rappen();
        assertThat(Math.abs(fee - year * (13 - month) / 12.0)).isLessThanOrEqualTo(2.5);
        assertThat(fee).isLessThanOrEqualTo(year);
    }

    @Example
    void knowsEveryDriveAndNoVehicleThatIsTooHeavy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightTariff("half", Map.of(Drive.ELECTRIC, 1), FIRST, null))
                .withMessageContaining("COMBUSTION");
        assertThatIllegalArgumentException().isThrownBy(() -> new Vehicle(3_501, Drive.ELECTRIC));
        assertThatIllegalArgumentException().isThrownBy(() -> new Vehicle(0, Drive.ELECTRIC));
    }

    @Example
    void isNotForPermitsThatBeginBeforeIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> TARIFF.feeFor(new Validity(LocalDate.of(2027, 12, 31)),
                new Vehicle(1_000, Drive.HYBRID)));
    }
}
