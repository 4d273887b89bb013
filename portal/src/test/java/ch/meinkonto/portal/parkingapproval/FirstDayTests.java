package ch.meinkonto.portal.parkingapproval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** With which day a permit begins, whatever was wished and however long the office took. */
class FirstDayTests {
    private static final LocalDate APPROVED = LocalDate.of(2026, 11, 23);

    @Example
    void whoWishesTheRunningMonthGetsItFromTheDayOfTheApproval() {
        FirstDay days = FirstDay.of(YearMonth.of(2026, 11), APPROVED);
        assertThat(days.of(LocalDate.of(2026, 11, 1))).isEqualTo(APPROVED);
    }

    @Example
    void whoWishesALaterMonthGetsItsFirstDay() {
        FirstDay days = FirstDay.of(YearMonth.of(2026, 12), APPROVED);
        assertThat(days.allows(LocalDate.of(2026, 11, 30))).isFalse();
        assertThat(days.of(days.earliest())).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Example
    void theOfficeGrantsNothingBeyondTheYearUnlessTheYearIsOver() {
        FirstDay days = FirstDay.of(YearMonth.of(2026, 12), APPROVED);
        assertThat(days.allows(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(days.allows(LocalDate.of(2027, 1, 1))).isFalse();
        LocalDate late = LocalDate.of(2027, 1, 8);
        assertThat(FirstDay.of(YearMonth.of(2026, 12), late).of(LocalDate.of(2026, 12, 1))).isEqualTo(late);
    }

    @Property
    void nobodyPaysForADayThatIsOverNorGetsOneBeforeTheMonthThatWasWished(@ForAll("months") YearMonth wished,
            @ForAll("days") LocalDate today, @ForAll @IntRange(min = -40, max = 400) int offset) {
        FirstDay days = FirstDay.of(wished, today);
        LocalDate granted = wished.atDay(1).plusDays(offset);
        if (days.allows(granted)) {
            LocalDate first = days.of(granted);
            assertThat(first).isAfterOrEqualTo(today).isAfterOrEqualTo(wished.atDay(1));
            assertThat(first.getYear()).isEqualTo(Math.max(wished.getYear(), today.getYear()));
        }
    }

    @Property
    void thereIsAlwaysADayThatCanBeGranted(@ForAll("months") YearMonth wished, @ForAll("days") LocalDate today) {
        FirstDay days = FirstDay.of(wished, today);
        assertThat(days.allows(days.earliest())).isTrue();
        assertThat(days.allows(days.latest())).isTrue();
    }

    @Provide
    Arbitrary<YearMonth> months() {
        return Combinators.combine(Arbitraries.integers().between(2026, 2027), Arbitraries.integers().between(1, 12))
                .as(YearMonth::of);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 730).map(LocalDate.of(2026, 1, 1)::plusDays);
    }
}
