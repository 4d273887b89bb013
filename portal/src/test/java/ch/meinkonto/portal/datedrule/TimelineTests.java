package ch.meinkonto.portal.datedrule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;

/** The arithmetic of days: whatever is set in whatever order, each day has exactly one value. */
class TimelineTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 60;

    @Property
    void everyDayFromTheFirstOnHasExactlyOneValue(@ForAll("versions") List<RuleVersion> later,
            @ForAll("days") LocalDate day) {
        Timeline timeline = Timeline.of(withBase(later));
        assertThat(timeline.stretches().stream().filter(stretch -> stretch.period().contains(day))).hasSize(1);
        assertThat(timeline.at(day)).isPresent();
        assertThat(timeline.isGapless()).isTrue();
        assertThat(timeline.at(FIRST.minusDays(1))).isEmpty();
    }

    @Property
    void stretchesJoinWithoutGapOrOverlap(@ForAll("versions") List<RuleVersion> later) {
        List<Timeline.Stretch> stretches = Timeline.of(withBase(later)).stretches();
        assertThat(stretches.getFirst().period().from()).isEqualTo(FIRST);
        assertThat(stretches.getLast().period().until()).isNull();
        for (int index = 1; index < stretches.size(); index++) {
            LocalDate last = stretches.get(index - 1).period().until();
            assertThat(last).isNotNull();
            assertThat(stretches.get(index).period().from()).isEqualTo(last.plusDays(1));
        }
    }

    /** The definition, computed naively: the highest number among those whose days contain the day. */
    @Property
    void theLatestVersionOfADayHolds(@ForAll("versions") List<RuleVersion> later, @ForAll("days") LocalDate day) {
        List<RuleVersion> all = withBase(later);
        Optional<RuleValue> expected = all.reversed()
                .stream()
                .filter(version -> version.period().contains(day))
                .findFirst()
                .map(RuleVersion::value);
        assertThat(Timeline.of(all).at(day)).isEqualTo(expected);
    }

    @Property
    void theOrderInWhichVersionsAreReadMakesNoDifference(@ForAll("versions") List<RuleVersion> later,
            @ForAll long seed) {
        List<RuleVersion> shuffled = new ArrayList<>(withBase(later));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Timeline.of(shuffled).stretches()).isEqualTo(Timeline.of(withBase(later)).stretches());
    }

    @Property
    void aVersionChangesNoDayOutsideItsOwn(@ForAll("versions") List<RuleVersion> later, @ForAll("period") Period period,
            @ForAll("days") LocalDate day) {
        Timeline before = Timeline.of(withBase(later));
        Timeline after = before.with(version(1_000, period, 1));
        if (!period.contains(day)) {
            assertThat(after.at(day)).isEqualTo(before.at(day));
        } else {
            assertThat(after.at(day)).contains(new Amount(new Money(1)));
        }
    }

    @Property
    void withoutGivesTheDaysOfOneThatAreNotOfTheOther(@ForAll("period") Period one, @ForAll("period") Period other,
            @ForAll("days") LocalDate day) {
        long times = one.without(other).stream().filter(rest -> rest.contains(day)).count();
        assertThat(times).isEqualTo(one.contains(day) && !other.contains(day) ? 1 : 0);
        boolean common = IntStream.rangeClosed(0, 2 * DAYS + 1)
                .mapToObj(FIRST::plusDays)
                .anyMatch(any -> one.contains(any) && other.contains(any));
        assertThat(one.meets(other)).isEqualTo(common).isEqualTo(other.meets(one));
    }

    @Property
    void theNextChangeIsTheFirstDayWithAnotherValue(@ForAll("versions") List<RuleVersion> later,
            @ForAll("days") LocalDate day) {
        Timeline timeline = Timeline.of(withBase(later));
        Optional<LocalDate> naive = IntStream.rangeClosed(1, 2 * DAYS + 2)
                .mapToObj(day::plusDays)
                .filter(next -> !timeline.at(next).equals(timeline.at(day)))
                .findFirst();
        assertThat(timeline.nextChangeAfter(day)).isEqualTo(naive);
    }

    private static List<RuleVersion> withBase(List<RuleVersion> later) {
        List<RuleVersion> all = new ArrayList<>(List.of(version(0, Period.from(FIRST), 100)));
        all.addAll(later);
        return all;
    }

    private static RuleVersion version(long number, Period period, long rappen) {
        return new RuleVersion(number, period, new Amount(new Money(rappen)), "Test", Instant.EPOCH, null);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<Period> period() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, DAYS).injectNull(0.3))
                .as((from, length) -> new Period(from, length == null ? null : from.plusDays(length)));
    }

    @Provide
    Arbitrary<List<RuleVersion>> versions() {
        Arbitrary<Long> few = Arbitraries.longs().between(1, 5);
        return Combinators.combine(period(), few)
                .as((period, rappen) -> version(0, period, rappen))
                .list()
                .ofMaxSize(8)
                .map(drawn -> IntStream.range(0, drawn.size())
                        .mapToObj(index -> new RuleVersion(index + 1L, drawn.get(index).period(),
                                drawn.get(index).value(), "Test", Instant.EPOCH, null))
                        .toList());
    }
}
