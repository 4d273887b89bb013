package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** The tariff and the days of a permit. */
class ParkingPermitTariffTests {
    private static final FlatTariff FLAT = new FlatTariff("flat-300", Money.francs(300),
            LocalDate.of(2013, 1, 1), null);

    @ParameterizedTest
    @CsvSource({"2026-01-01, 30000", "2026-01-31, 30000", "2026-02-01, 27500", "2026-11-23, 5000",
            "2026-12-31, 2500", "2028-02-29, 27500"})
    void chargesStartedMonthsInFull(LocalDate from, long rappen) {
        assertThat(FLAT.feeFor(new Validity(from))).isEqualTo(new Money(rappen));
    }

    @Property
    void neverCostsLessThanItsShareOfTheYearNorMoreThanTheYear(@ForAll("days") LocalDate from) {
        long fee = FLAT.feeFor(new Validity(from)).rappen();
        LocalDate end = LocalDate.of(from.getYear(), 12, 31);
        double share = (end.getDayOfYear() - from.getDayOfYear() + 1) / (double) end.getDayOfYear();
        assertThat(fee).isLessThanOrEqualTo(30_000);
        assertThat((double) fee).isGreaterThanOrEqualTo(Math.floor(30_000 * share) - 250);
    }

    @Property
    void neverCostsMoreWhenItBeginsLater(@ForAll("days") LocalDate from) {
        LocalDate later = from.plusDays(1);
        if (later.getYear() == from.getYear()) {
            assertThat(FLAT.feeFor(new Validity(later))).isLessThanOrEqualTo(FLAT.feeFor(new Validity(from)));
        }
    }

    @Property
    void roundsAnyTariffToFiveRappen(@ForAll @LongRange(min = 100, max = 10_000_000) long yearInRappen,
            @ForAll("days") LocalDate from) {
        Validity validity = new Validity(from);
        long fee = new FlatTariff("any", new Money(yearInRappen), LocalDate.MIN, null).feeFor(validity)
                .rappen();
        double exact = yearInRappen * validity.startedMonths() / 12.0;
        assertThat(fee % 5).isZero();
        assertThat(Math.abs(fee - exact)).isLessThanOrEqualTo(2.5);
    }

    @Property
    void isUsableUntilTheMiddleOfTheNextJanuaryAndNotADayLonger(@ForAll("days") LocalDate from) {
        Validity validity = new Validity(from);
        LocalDate last = LocalDate.of(from.getYear() + 1, 1, 15);
        assertThat(validity.hasBegunOn(from)).isTrue();
        assertThat(validity.hasBegunOn(from.minusDays(1))).isFalse();
        assertThat(validity.isOverOn(last)).isFalse();
        assertThat(validity.isOverOn(last.plusDays(1))).isTrue();
    }

    @Property
    void isUsableForAsManyDaysOfTheNextYearAsItSays(@ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 0, max = 365) int days) {
        Validity validity = new Validity(from, days);
        LocalDate last = LocalDate.of(from.getYear(), 12, 31).plusDays(days);
        assertThat(validity.isOverOn(last)).isFalse();
        assertThat(validity.isOverOn(last.plusDays(1))).isTrue();
    }

    @Property
    void chargesByWeightOnlyFromItsFirstDayAndGivesBackNoMonthThatHasBegun(@ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 100, max = 3500) int kilograms, @ForAll Vehicle.Drive drive,
            @ForAll @IntRange(min = 0, max = 366) int later) {
        LocalDate change = LocalDate.of(2028, 1, 1);
        ParkingPermitTariff flat = new FlatTariff("flat-300", Money.francs(300), LocalDate.of(2013, 1, 1),
                change.minusDays(1));
        ParkingPermitTariff byWeight = WeightTariff.of("weight-2028", any -> any == Vehicle.Drive.ELECTRIC
                ? 3_500
                : 4_000, change, null);
        Validity validity = new Validity(from);
        Vehicle vehicle = new Vehicle(kilograms, drive);
        assertThat(flat.isInForceOn(from)).isNotEqualTo(byWeight.isInForceOn(from));
        ParkingPermitTariff tariff = byWeight.isInForceOn(from) ? byWeight : flat;
        Money fee = tariff.feeFor(validity, vehicle);
        Money back = fee.share(validity.monthsNotBegunOn(from.plusDays(later)), validity.startedMonths());
        assertThat(fee.rappen() % 5).isZero();
        assertThat(back).isLessThan(fee);
        if (from.getYear() < 2028) {
            assertThat(fee).isEqualTo(Money.francs(300).share(validity.startedMonths(), 12));
        } else {
            double exact = kilograms * (drive == Vehicle.Drive.ELECTRIC ? 35 : 40) * validity.startedMonths() / 12.0;
            assertThat(Math.abs(fee.rappen() - exact)).isLessThanOrEqualTo(5);
        }
    }

    @Property
    void offersMonthsFromNowToDecemberAndNextJanuaryFromTheDayOfItsSale(@ForAll("days") LocalDate today,
            @ForAll @IntRange(min = 1, max = 365) int dayOfSale) {
        LocalDate sale = LocalDate.ofYearDay(today.getYear(), dayOfSale);
        List<YearMonth> months = Validity.monthsOffered(today, sale);
        assertThat(months).isSorted().doesNotHaveDuplicates().startsWith(YearMonth.from(today));
        boolean lateInTheYear = !today.isBefore(sale);
        assertThat(months.getLast()).isEqualTo(
                lateInTheYear ? YearMonth.of(today.getYear() + 1, 1) : YearMonth.of(today.getYear(), 12));
        assertThat(months).allSatisfy(month -> {
            LocalDate first = Validity.firstDayIn(month, today, sale);
            assertThat(first).isAfterOrEqualTo(today);
            assertThat(YearMonth.from(first)).isEqualTo(month);
        });
    }

    @Property
    void refusesMonthsThatAreNotOffered(@ForAll("days") LocalDate today) {
        assertThatExceptionOfType(ParkingPermitRejected.class)
                .isThrownBy(() -> Validity.firstDayIn(YearMonth.from(today).minusMonths(1), today, today))
                .returns(Reason.START_NOT_OFFERED, ParkingPermitRejected::reason);
    }

    @Test
    void isOnlyForPermitsThatBeginWhileItIsInForce() {
        FlatTariff old = new FlatTariff("old", Money.francs(240), LocalDate.of(2006, 1, 1),
                LocalDate.of(2012, 12, 31));
        assertThat(old.isInForceOn(LocalDate.of(2012, 12, 31))).isTrue();
        assertThat(old.isInForceOn(LocalDate.of(2013, 1, 1))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> old.feeFor(new Validity(LocalDate.of(2013, 1, 1))));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(LocalDate.of(2024, 1, 1).toEpochDay(), LocalDate.of(2032, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
