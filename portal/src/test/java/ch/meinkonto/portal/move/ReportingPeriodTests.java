package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The rule about days, for whatever day somebody moves and reports. */
class ReportingPeriodTests {
    private static final LocalDate MOVED = LocalDate.of(2026, 11, 1);

    @Example
    void aReportOnTheFourteenthDayIsInTimeAndOneOnTheFifteenthIsLate() {
        ReportingPeriod period = new ReportingPeriod(MOVED, 14);
        assertThat(period.last()).isEqualTo(LocalDate.of(2026, 11, 15));
        assertThat(period.isLate(LocalDate.of(2026, 11, 15))).isFalse();
        assertThat(period.isLate(LocalDate.of(2026, 11, 16))).isTrue();
    }

    @Property
    void noReportInAdvanceIsLate(@ForAll("days") LocalDate moved, @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll @IntRange(max = 400) int before) {
        assertThat(new ReportingPeriod(moved, days).isLate(moved.minusDays(before))).isFalse();
    }

    @Property
    void aReportIsLateExactlyWhenMoreDaysHavePassedThanThereAre(@ForAll("days") LocalDate moved,
            @ForAll @IntRange(min = 1, max = 60) int days, @ForAll @IntRange(max = 400) int after) {
        assertThat(new ReportingPeriod(moved, days).isLate(moved.plusDays(after))).isEqualTo(after > days);
    }

    @Property
    void whatIsLateStaysLate(@ForAll("days") LocalDate moved, @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll("days") LocalDate today, @ForAll @IntRange(max = 400) int later) {
        ReportingPeriod period = new ReportingPeriod(moved, days);
        assertThat(!period.isLate(today) || period.isLate(today.plusDays(later))).isTrue();
    }

    @Property
    void aLongerPeriodMakesNobodyLate(@ForAll("days") LocalDate moved, @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll("days") LocalDate today) {
        boolean late = new ReportingPeriod(moved, days + 1).isLate(today);
        assertThat(!late || new ReportingPeriod(moved, days).isLate(today)).isTrue();
    }

    @Property
    void everyDayOfTheComingYearAndTheLastTenCanBeMeant(@ForAll("days") LocalDate today,
            @ForAll @IntRange(min = -3650, max = 365) int away) {
        assertThat(ReportingPeriod.isPlausible(today.plusDays(away), today)).isTrue();
    }

    @Property
    void aDayFurtherAwayIsASlipOfThePen(@ForAll("days") LocalDate today,
            @ForAll @IntRange(min = 367, max = 40_000) int ahead) {
        assertThat(ReportingPeriod.isPlausible(today.plusDays(ahead), today)).isFalse();
        assertThat(ReportingPeriod.isPlausible(today.minusYears(10).minusDays(ahead), today)).isFalse();
    }

    @Example
    void aPeriodHasADay() {
        assertThatThrownBy(() -> new ReportingPeriod(MOVED, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(LocalDate.of(2016, 1, 1).toEpochDay(), LocalDate.of(2040, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
