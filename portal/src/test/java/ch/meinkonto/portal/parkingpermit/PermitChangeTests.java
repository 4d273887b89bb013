package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.YearMonth;

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
import org.junit.jupiter.params.provider.EnumSource;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** Another plate, another address, and a permit that is given back. */
class PermitChangeTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final NumberPlate OTHER = new NumberPlate("ZH", 7);
    private static final ParkingZone ZONE = new ParkingZone("8005", "Industriequartier");

    @Test
    void makesANewEditionForTheSamePriceAndDays() {
        ParkingPermit before = TestParkingPermits.in(ParkingPermitState.ACTIVE);
        ParkingPermit plate = before.changed(new PermitChange.NewPlate(OTHER, TODAY), TODAY);
        ParkingPermit both = plate.changed(new PermitChange.NewAddress(ZONE, TODAY), TODAY);
        assertThat(both).returns(OTHER, ParkingPermit::plate).returns(ZONE, ParkingPermit::zone)
                .returns(before.fee(), ParkingPermit::fee).returns(before.validity(), ParkingPermit::validity)
                .returns(before.reference(), ParkingPermit::reference).returns(3, ParkingPermit::edition);
    }

    @Test
    void refusesAChangeThatChangesNothing() {
        ParkingPermit permit = TestParkingPermits.in(ParkingPermitState.ACTIVE);
        assertRefused(permit, new PermitChange.NewPlate(permit.plate(), TODAY), Reason.SAME_PLATE);
        assertRefused(permit, new PermitChange.NewAddress(permit.zone(), TODAY), Reason.SAME_ZONE);
    }

    @ParameterizedTest
    @EnumSource(value = ParkingPermitState.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void refusesToChangeOrTakeBackWhatDoesNotCount(ParkingPermitState state) {
        ParkingPermit permit = TestParkingPermits.in(state);
        assertRefused(permit, new PermitChange.NewPlate(OTHER, TODAY), Reason.NOT_CHANGEABLE);
        assertThatExceptionOfType(ParkingPermitRejected.class).isThrownBy(() -> permit.returned(TODAY))
                .returns(Reason.NOT_RETURNABLE, ParkingPermitRejected::reason);
    }

    @Property
    void isLateFromTheDayAfterThePeriod(@ForAll("days") LocalDate since, @ForAll @IntRange(max = 60) int period) {
        PermitChange change = new PermitChange.NewPlate(OTHER, since);
        assertThat(change.isLateOn(since.plusDays(period), period)).isFalse();
        assertThat(change.isLateOn(since.plusDays(period).plusDays(1), period)).isTrue();
    }

    @Property
    void acceptsDaysOfTheLastYearAndNoOthers(@ForAll("days") LocalDate today,
            @ForAll @LongRange(min = -800, max = 400) long offset) {
        PermitChange change = new PermitChange.NewAddress(ZONE, today.plusDays(offset));
        Reason refused = offset > 0
                ? Reason.SINCE_IN_FUTURE
                : today.plusDays(offset).isBefore(today.minusYears(1)) ? Reason.SINCE_TOO_OLD : null;
        if (refused == null) {
            change.mustBeReportableOn(today);
        } else {
            assertThatExceptionOfType(ParkingPermitRejected.class)
                    .isThrownBy(() -> change.mustBeReportableOn(today))
                    .returns(refused, ParkingPermitRejected::reason);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 2025-12-31, 30000", "2026-01-01, 2026-01-01, 27500", "2026-01-01, 2026-01-31, 27500",
            "2026-01-01, 2026-02-01, 25000", "2026-01-01, 2026-12-01, 0", "2026-01-01, 2027-01-10, 0",
            "2026-11-23, 2026-11-23, 2500", "2026-12-01, 2026-11-30, 2500"})
    void givesBackMonthsThatHaveNotBegun(LocalDate from, LocalDate on, long rappen) {
        assertThat(permit(from, 30_000).refundOn(on)).isEqualTo(new Money(rappen));
    }

    @Property
    void neverGivesBackMoreThanWasPaidNorAMonthThatHasBegun(@ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 420) int daysLater, @ForAll @LongRange(min = 100, max = 1_000_000) long year) {
        ParkingPermit permit = permit(from, year);
        LocalDate on = from.plusDays(daysLater);
        long refund = permit.refundOn(on).rappen();
        long begun = YearMonth.from(on).getYear() > from.getYear()
                ? permit.validity().startedMonths()
                : on.getMonthValue() - from.getMonthValue() + 1;
        double owed = permit.fee().rappen() * (1 - (double) begun / permit.validity().startedMonths());
        assertThat(refund).isBetween(0L, permit.fee().rappen());
        assertThat(refund % 5).isZero();
        assertThat(Math.abs(refund - owed)).isLessThanOrEqualTo(2.5 + 1e-6);
    }

    @Property
    void neverGivesBackMoreToWhoWaitsLonger(@ForAll("days") LocalDate from, @ForAll @IntRange(max = 400) int days) {
        ParkingPermit permit = permit(from, 30_000);
        LocalDate on = from.minusDays(20).plusDays(days);
        assertThat(permit.refundOn(on.plusDays(1))).isLessThanOrEqualTo(permit.refundOn(on));
    }

    @Test
    void endsOnTheDayItIsGivenBack() {
        ParkingPermit returned = TestParkingPermits.in(ParkingPermitState.ACTIVE).returned(TODAY);
        assertThat(returned.state()).isEqualTo(ParkingPermitState.RETURNED);
        assertThat(returned.returned()).isEqualTo(new ParkingPermit.Returned(TODAY, Money.francs(25)));
        assertThat(returned.stateOn(TODAY.plusYears(2))).isEqualTo(ParkingPermitState.RETURNED);
    }

    @Property
    void readsBackEveryEditionThatWasSealed(@ForAll @IntRange(min = 1, max = 1000) int edition,
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 999_999) int number,
            @ForAll @IntRange(min = 0, max = 365) int usableDays) {
        SealedParkingPermit sealed = new SealedParkingPermit("PK-2026-7F3K9Q2M", new NumberPlate("ZH", number), "8004",
                new Validity(from, usableDays), edition);
        assertThat(SealedParkingPermit.read(sealed.write())).contains(sealed);
    }

    @ParameterizedTest
    @CsvSource({"3.12.2026, 2026-12-03", "03.12.2026, 2026-12-03", "3. 12. 2026, 2026-12-03", "2026-12-03, 2026-12-03"})
    void readsDaysAsPeopleAndProgramsWriteThem(String written, LocalDate day) {
        assertThat(PermitChange.dayOf(" " + written)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"31.2.2026", "2026/12/3", "morgen", "1.13.2026"})
    void refusesWhatIsNoDay(String written) {
        assertThatExceptionOfType(ParkingPermitRejected.class).isThrownBy(() -> PermitChange.dayOf(written))
                .returns(Reason.SINCE_FORMAT, ParkingPermitRejected::reason);
    }

    private static ParkingPermit permit(LocalDate from, long yearInRappen) {
        ParkingPermit any = TestParkingPermits.in(ParkingPermitState.ACTIVE);
        Validity validity = new Validity(from);
        return new ParkingPermit(any.reference(), any.owner(), any.submission(), any.plate(), any.zone(), validity,
                new FlatTariff("any", new Money(yearInRappen), LocalDate.MIN, null).feeFor(validity), "any",
                any.contact(), ParkingPermitState.ACTIVE, any.submittedAt(), any.paidAt());
    }

    private static void assertRefused(ParkingPermit permit, PermitChange change, Reason reason) {
        assertThatExceptionOfType(ParkingPermitRejected.class).isThrownBy(() -> permit.changed(change, TODAY))
                .returns(reason, ParkingPermitRejected::reason);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(LocalDate.of(2024, 1, 1).toEpochDay(), LocalDate.of(2032, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
