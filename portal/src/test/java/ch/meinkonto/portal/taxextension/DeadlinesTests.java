package ch.meinkonto.portal.taxextension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import ch.meinkonto.portal.taxextension.Offer.Obstacle;
import ch.meinkonto.portal.taxextension.Offer.Step;
import ch.meinkonto.portal.taxextension.TaxReturn.State;

/** Every rule about the days of an extension, for whatever day somebody asks. */
class DeadlinesTests {
    private static final int YEAR = 2027;
    private static final Deadlines USUAL = new Deadlines(day(3, 31), day(9, 30), day(9, 30), day(8, 1),
            day(11, 30), 30);
    private static final Deadlines MOVED = new Deadlines(day(4, 30), day(9, 30), day(9, 30), day(8, 1),
            day(11, 30), 30);

    private static LocalDate day(int month, int day) {
        return LocalDate.of(YEAR, month, day);
    }

    private static TaxReturn due(LocalDate due, State state, boolean selfEmployed) {
        return new TaxReturn("123456789", TaxReturn.ZURICH, YEAR - 1, selfEmployed, due, state);
    }

    private static TaxReturn ordinary() {
        return due(day(3, 31), State.OPEN, false);
    }

    @Example
    void firstExtensionMustBeAskedForBeforeTheThirtyFirstOfMarch() {
        assertThat(USUAL.offer(ordinary(), day(3, 30)))
                .isEqualTo(new Offer.More(Step.FIRST, day(3, 31), day(9, 30)));
        assertThat(USUAL.offer(ordinary(), day(3, 31)))
                .isEqualTo(new Offer.OnlyWithReason(Obstacle.LATE, day(3, 31)));
    }

    @Example
    void secondExtensionOpensInAugustAndClosesBeforeTheExtendedDay() {
        TaxReturn extended = due(day(9, 30), State.EXTENDED, false);
        assertThat(USUAL.offer(extended, day(7, 31)))
                .isEqualTo(new Offer.OnlyWithReason(Obstacle.TOO_EARLY, day(8, 1)));
        assertThat(USUAL.offer(extended, day(8, 1)))
                .isEqualTo(new Offer.More(Step.SECOND, day(9, 30), day(11, 30)));
        assertThat(USUAL.offer(extended, day(9, 29))).isInstanceOf(Offer.More.class);
        assertThat(USUAL.offer(extended, day(9, 30)))
                .isEqualTo(new Offer.OnlyWithReason(Obstacle.LATE, day(9, 30)));
    }

    @Example
    void selfEmployedPeopleHaveUntilTheEndOfSeptemberByThemselves() {
        TaxReturn selfEmployed = due(day(9, 30), State.OPEN, true);
        assertThat(USUAL.offer(selfEmployed, day(2, 1)))
                .isEqualTo(new Offer.OnlyWithReason(Obstacle.TOO_EARLY, day(8, 1)));
        assertThat(USUAL.offer(selfEmployed, day(9, 1)))
                .isEqualTo(new Offer.More(Step.SECOND, day(9, 30), day(11, 30)));
    }

    @Example
    void whoChoseAnEarlyDayCanExtendAgainBeforeTheEndOfMarchAndNotAfter() {
        TaxReturn untilJune = due(day(6, 30), State.EXTENDED, false);
        assertThat(USUAL.offer(untilJune, day(3, 1))).isEqualTo(new Offer.More(Step.FIRST, day(6, 30), day(9, 30)));
        assertThat(USUAL.offer(untilJune, day(5, 1))).isInstanceOf(Offer.OnlyWithReason.class);
        assertThat(USUAL.offer(due(day(8, 31), State.EXTENDED, false), day(8, 15)))
                .isEqualTo(new Offer.More(Step.SECOND, day(8, 31), day(11, 30)));
    }

    @Example
    void aDayThatIsMovedForEverybodyMovesTheLastDayToAskToo() {
        assertThat(MOVED.offer(ordinary(), day(4, 29)))
                .isEqualTo(new Offer.More(Step.FIRST, day(4, 30), day(9, 30)));
        assertThat(MOVED.offer(ordinary(), day(4, 30)))
                .isEqualTo(new Offer.OnlyWithReason(Obstacle.LATE, day(4, 30)));
        assertThat(MOVED.dueOf(ordinary())).isEqualTo(day(4, 30));
    }

    @Example
    void offersMonthEndsTheLatestFirst() {
        assertThat(new Offer.More(Step.SECOND, day(9, 30), day(11, 30)).days())
                .isEqualTo(List.of(day(11, 30), day(10, 31)));
        assertThat(new Offer.More(Step.FIRST, day(3, 31), day(9, 15)).days()).startsWith(day(9, 15), day(8, 31))
                .endsWith(day(4, 30));
    }

    @Example
    void refusesDeadlinesInTheWrongOrder() {
        assertThatThrownBy(() -> new Deadlines(day(9, 30), day(9, 30), day(9, 30), day(8, 1), day(11, 30),
                30)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatIsOfferedIsLaterThanWhatIsDueAndNeverBeyondTheLongest(@ForAll("returns") TaxReturn taxReturn,
            @ForAll("days") LocalDate today) {
        if (USUAL.offer(taxReturn, today) instanceof Offer.More more) {
            assertThat(more.days()).isNotEmpty()
                    .allSatisfy(until -> assertThat(until).isAfter(taxReturn.due())
                            .isBeforeOrEqualTo(day(11, 30)))
                    .allMatch(more::allows)
                    .isSortedAccordingTo(Comparator.<LocalDate>naturalOrder().reversed());
            assertThat(more.allows(more.due())).isFalse();
            assertThat(more.allows(more.latest().plusDays(1))).isFalse();
            assertThat(more.latest()).isEqualTo(more.step() == Step.FIRST ? day(9, 30) : day(11, 30));
        }
    }

    @Property
    void nothingIsGrantedByRuleOnOrAfterTheDayItIsDue(@ForAll("returns") TaxReturn taxReturn,
            @ForAll("days") LocalDate today) {
        if (!today.isBefore(USUAL.dueOf(taxReturn))) {
            assertThat(USUAL.offer(taxReturn, today)).isNotInstanceOf(Offer.More.class);
        }
    }

    @Property
    void aFirstExtensionIsAskedForBeforeItsLastDayAndASecondFromAugustOn(@ForAll("returns") TaxReturn taxReturn,
            @ForAll("days") LocalDate today) {
        if (USUAL.offer(taxReturn, today) instanceof Offer.More more) {
            switch (more.step()) {
                case FIRST -> assertThat(today).isBefore(day(3, 31));
                case SECOND -> assertThat(today).isAfterOrEqualTo(day(8, 1));
                case EXCEPTIONAL -> throw new AssertionError("never by rule");
            }
        }
    }

    @Property
    void thereIsNoMoreTimeForWhatIsFiledRemindedOrElsewhere(@ForAll("returns") TaxReturn taxReturn,
            @ForAll("days") LocalDate today) {
        TaxReturn elsewhere = new TaxReturn(taxReturn.number(), 230, taxReturn.taxYear(), taxReturn.selfEmployed(),
                taxReturn.due(), taxReturn.state());
        assertThat(USUAL.offer(elsewhere, today)).isEqualTo(new Offer.Nothing(Obstacle.ELSEWHERE));
        assertThat(USUAL.offer(due(taxReturn.due(), State.FILED, false), today))
                .isEqualTo(new Offer.Nothing(Obstacle.FILED));
        assertThat(USUAL.offer(due(taxReturn.due(), State.REMINDED, false), today))
                .isEqualTo(new Offer.Nothing(Obstacle.REMINDED));
    }

    @Property
    void grantingTheLongestEndsInNoMoreByRule(@ForAll("returns") TaxReturn taxReturn, @ForAll("days") LocalDate today) {
        if (USUAL.offer(taxReturn, today) instanceof Offer.More more && more.step() == Step.SECOND) {
            assertThat(USUAL.offer(due(more.latest(), State.EXTENDED, false), today))
                    .isEqualTo(new Offer.OnlyWithReason(Obstacle.LONGEST, day(11, 30)));
        }
    }

    @Example
    void aRefusalSetsThirtyDaysAndTakesAwayNoDayThatSomebodyHasAlready() {
        assertThat(USUAL.lastDay(day(3, 31), day(4, 12))).isEqualTo(day(5, 12));
        assertThat(USUAL.lastDay(day(9, 30), day(4, 12))).isEqualTo(day(9, 30));
        assertThat(USUAL.lastDay(day(9, 30), day(8, 31))).isEqualTo(day(9, 30));
        assertThat(USUAL.lastDay(day(9, 30), day(9, 1))).isEqualTo(day(10, 1));
    }

    @Property
    void theLastDayAfterARefusalIsAMonthAwayOrTheDayThatCountedBefore(@ForAll("days") LocalDate due,
            @ForAll("days") LocalDate decided) {
        LocalDate last = USUAL.lastDay(due, decided);
        assertThat(last).isAfterOrEqualTo(due).isAfterOrEqualTo(decided.plusDays(30)).isIn(due, decided.plusDays(30));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 400).map(after -> LocalDate.of(YEAR, 1, 1).plusDays(after));
    }

    @Provide
    Arbitrary<TaxReturn> returns() {
        Arbitrary<LocalDate> extended = Arbitraries.integers().between(0, 244).map(after -> day(3, 31).plusDays(after));
        return Combinators.combine(extended, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((until, isExtended, selfEmployed) -> {
                    LocalDate ordinary = selfEmployed ? day(9, 30) : day(3, 31);
                    return isExtended && until.isAfter(ordinary)
                            ? due(until, State.EXTENDED, selfEmployed)
                            : due(ordinary, State.OPEN, selfEmployed);
                });
    }
}
