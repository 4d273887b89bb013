package ch.meinkonto.portal.weeklyresident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import ch.meinkonto.portal.cityservice.Money;

/** Every rule about the days and the money of a weekly residence, whatever the answers are. */
class StayRulesTests {
    private static final StayRules RULES = new StayRules(14, Money.francs(100), Money.francs(60), 4, 14);
    private static final LocalDate FAR = LocalDate.of(2099, 12, 31);

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static Caps onlyHome(LocalDate until) {
        return new Caps(until, null, FAR);
    }

    @Example
    void whoRegistersOnTheFourteenthDayIsInTime() {
        LocalDate arrival = day(2026, 9, 1);
        assertThat(RULES.isLate(arrival, day(2026, 9, 15))).isFalse();
        assertThat(RULES.isLate(arrival, day(2026, 9, 16))).isTrue();
    }

    @Example
    void canBeExtendedUntilFourteenDaysAfterTheEnd() {
        LocalDate until = day(2026, 8, 31);
        assertThat(RULES.mayExtend(until, day(2026, 9, 14))).isTrue();
        assertThat(RULES.mayExtend(until, day(2026, 9, 15))).isFalse();
        assertThat(RULES.mayExtend(until, day(2026, 1, 1))).isTrue();
    }

    @Example
    void eachCapEndsAnExtension() {
        LocalDate until = day(2026, 8, 31);
        assertThat(RULES.extension(until, until, new Caps(day(2027, 3, 31), null, FAR)))
                .contains(new Stay(day(2026, 9, 1), day(2027, 3, 31)));
        assertThat(RULES.extension(until, until, new Caps(FAR, day(2027, 4, 30), FAR)))
                .contains(new Stay(day(2026, 9, 1), day(2027, 4, 30)));
        assertThat(RULES.extension(until, until, new Caps(FAR, null, day(2027, 5, 31))))
                .contains(new Stay(day(2026, 9, 1), day(2027, 5, 31)));
        assertThat(RULES.extension(until, until, new Caps(FAR, FAR, FAR)))
                .contains(new Stay(day(2026, 9, 1), day(2030, 8, 31)));
    }

    @Example
    void fourYearsCountOverAllExtensions() {
        LocalDate first = day(2026, 8, 31);
        assertThat(RULES.extension(day(2030, 8, 30), first, onlyHome(FAR)))
                .contains(new Stay(day(2030, 8, 31), day(2030, 8, 31)));
        assertThat(RULES.extension(day(2030, 8, 31), first, onlyHome(FAR))).isEmpty();
    }

    @Example
    void aCertificateThatEndsWithTheRegistrationLeavesNothingToExtend() {
        LocalDate until = day(2026, 8, 31);
        assertThat(RULES.extension(until, until, onlyHome(until))).isEmpty();
        assertThat(RULES.extension(until, until, onlyHome(until.plusDays(1)))).isPresent();
    }

    @Example
    void aDayMoreThanAYearIsTwoYears() {
        LocalDate from = day(2026, 9, 1);
        assertThat(RULES.fee(new Stay(from, from))).isEqualTo(Money.francs(60));
        assertThat(RULES.fee(new Stay(from, day(2027, 8, 31)))).isEqualTo(Money.francs(60));
        assertThat(RULES.fee(new Stay(from, day(2027, 9, 1)))).isEqualTo(Money.francs(120));
        assertThat(new Stay(day(2024, 2, 29), day(2025, 2, 28)).startedYears()).isEqualTo(1);
    }

    @Example
    void aStayDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new Stay(day(2026, 9, 2), day(2026, 9, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void noStayOutlastsAnyOfItsCapsOrFourYears(@ForAll("days") LocalDate arrival, @ForAll("days") LocalDate home,
            @ForAll("days") LocalDate permit, @ForAll("days") LocalDate reason, @ForAll boolean foreign) {
        Caps caps = new Caps(home, foreign ? permit : null, reason);
        Optional<Stay> found = RULES.registration(arrival, caps);
        assertThat(found.isPresent()).isEqualTo(!caps.latest().isBefore(arrival));
        found.ifPresent(stay -> {
            assertThat(stay.from()).isEqualTo(arrival);
            assertThat(stay.until()).isBeforeOrEqualTo(home)
                    .isBeforeOrEqualTo(reason)
                    .isBefore(arrival.plusYears(4));
            if (foreign) {
                assertThat(stay.until()).isBeforeOrEqualTo(permit);
            }
            assertThat(stay.startedYears()).isBetween(1, 4);
        });
    }

    @Property
    void extensionsGoOnTheDayAfterAndNeverBeyondFourYearsInAll(@ForAll("days") LocalDate first,
            @ForAll @IntRange(min = 0, max = 1600) int extendedBy, @ForAll("days") LocalDate home,
            @ForAll("days") LocalDate studies) {
        LocalDate until = first.plusDays(extendedBy);
        RULES.extension(until, first, new Caps(home, null, studies)).ifPresent(stay -> {
            assertThat(stay.from()).isEqualTo(until.plusDays(1));
            assertThat(stay.until()).isAfter(until)
                    .isBeforeOrEqualTo(first.plusYears(4))
                    .isBeforeOrEqualTo(home)
                    .isBeforeOrEqualTo(studies);
        });
    }

    @Property
    void aLaterCapNeverShortensAStay(@ForAll("days") LocalDate arrival, @ForAll("days") LocalDate home,
            @ForAll("days") LocalDate reason, @ForAll @IntRange(min = 0, max = 2000) int later) {
        Optional<Stay> shorter = RULES.registration(arrival, new Caps(home, null, reason));
        Optional<Stay> longer = RULES.registration(arrival, new Caps(home.plusDays(later), null, reason));
        shorter.ifPresent(stay -> assertThat(longer.orElseThrow().until()).isAfterOrEqualTo(stay.until()));
    }

    @Property
    void aFeeIsWholeYearsAndNeverFallsWithTheLength(@ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 0, max = 1500) int length, @ForAll @IntRange(min = 0, max = 400) int more) {
        Money fee = RULES.fee(new Stay(from, from.plusDays(length)));
        assertThat(fee.rappen() % 6000).isZero();
        assertThat(fee.rappen()).isPositive();
        assertThat(RULES.fee(new Stay(from, from.plusDays(length + more)))).isGreaterThanOrEqualTo(fee);
    }

    @Property
    void nYearsToTheDayCostNTimesTheFee(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 4) int years) {
        assertThat(RULES.fee(new Stay(from, from.plusYears(years).minusDays(1))))
                .isEqualTo(Money.francs(60L * years));
    }

    @Property
    void whoMayExtendTodayMightHaveYesterday(@ForAll("days") LocalDate until, @ForAll("days") LocalDate today) {
        if (RULES.mayExtend(until, today)) {
            assertThat(RULES.mayExtend(until, today.minusDays(1))).isTrue();
            assertThat(today).isBeforeOrEqualTo(until.plusDays(14));
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(day(2024, 1, 1).toEpochDay(), day(2032, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
