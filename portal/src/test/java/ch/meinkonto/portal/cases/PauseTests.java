package ch.meinkonto.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** How long the office has when it had to wait for the resident. */
class PauseTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Example
    void countsDaysOfTheCity() {
        // Half past eleven in the evening in Zurich, and a quarter past twelve.
        Pause overMidnight = Pause.of(Instant.parse("2026-11-23T22:30:00Z"), Instant.parse("2026-11-23T23:15:00Z"));
        assertThat(overMidnight).isEqualTo(new Pause(MONDAY, MONDAY.plusDays(1)));
        assertThat(overMidnight.later(MONDAY.plusDays(10))).isEqualTo(MONDAY.plusDays(11));
    }

    @Example
    void changesNothingWhereTheAnswerComesTheSameDayOrNothingPresses() {
        assertThat(new Pause(MONDAY, MONDAY).later(MONDAY.plusDays(3))).isEqualTo(MONDAY.plusDays(3));
        assertThat(new Pause(MONDAY, MONDAY.plusDays(5)).later(null)).isNull();
    }

    @Example
    void endsNotBeforeItBegins() {
        assertThatThrownBy(() -> new Pause(MONDAY, MONDAY.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void leavesTheOfficeExactlyTheDaysItHadWhenItAsked(@ForAll("days") LocalDate asked,
            @ForAll @IntRange(max = 400) int waited, @ForAll @IntRange(min = -20, max = 60) int left) {
        LocalDate answered = asked.plusDays(waited);
        LocalDate due = new Pause(asked, answered).later(asked.plusDays(left));
        assertThat(ChronoUnit.DAYS.between(answered, due)).isEqualTo(left);
    }

    @Property
    void severalPausesAddUp(@ForAll("days") LocalDate asked, @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int between, @ForAll @IntRange(max = 100) int second) {
        LocalDate due = asked.plusDays(30);
        LocalDate again = asked.plusDays(first + between);
        LocalDate both = new Pause(again, again.plusDays(second))
                .later(new Pause(asked, asked.plusDays(first)).later(due));
        assertThat(both).isEqualTo(due.plusDays(first + second));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(LocalDate.of(2024, 1, 1).toEpochDay(), LocalDate.of(2032, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
