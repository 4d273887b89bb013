package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.constraints.DateRange;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.MoveFields.Along;
import ch.meinkonto.portal.move.MoveFields.Direction;

/** When it is asked who decides where a child lives. */
class CustodyRuleTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Property
    void isAskedForWhereAChildMovesWithoutASecondAdult(@ForAll @Size(max = 6) List<Boolean> children,
            @ForAll @Size(6) List<Boolean> moving) {
        List<RegisteredPerson> household = new ArrayList<>();
        Answers answers = Answers.none().with(MoveFields.DIRECTION, Direction.WITHIN)
                .with(MoveFields.SELF, TestMoves.citizen("Anna"));
        int movingChildren = 0;
        int movingAdults = 0;
        for (int index = 0; index < children.size(); index++) {
            boolean child = children.get(index);
            household.add(TestMoves.born("Kim", child ? LocalDate.of(2016, 5, 4) : LocalDate.of(1985, 1, 1)));
            answers = answers.with(MoversFields.HOUSEHOLD.get(index), moving.get(index) ? Along.MOVES : Along.STAYS);
            movingChildren += child && moving.get(index) ? 1 : 0;
            movingAdults += !child && moving.get(index) ? 1 : 0;
        }
        answers = household.isEmpty() ? answers : answers.with(MoveFields.HOUSEHOLD, household);
        assertThat(Custody.concerns(answers, TODAY)).isEqualTo(movingChildren > 0 && movingAdults == 0);
    }

    @Property
    void aChildThatMovesAloneIsAlwaysAskedFor(
            @ForAll @DateRange(min = "2008-11-24", max = "2026-11-23") LocalDate birth) {
        Answers answers = Answers.none().with(MoveFields.DIRECTION, Direction.OUT)
                .with(MoveFields.SELF, TestMoves.born("Kim", birth));
        assertThat(Custody.concerns(answers, TODAY)).isTrue();
        assertThat(MoveByRule.isPlain(answers.with(ChildMove.CHILD, "R1"))).isFalse();
    }

    @Property
    void somebodyIsUnderAgeUntilTheDayBeforeTheEighteenthBirthday(
            @ForAll @DateRange(min = "1990-01-01", max = "2026-01-01") LocalDate birth,
            @ForAll @IntRange(min = 1, max = 40_000) int days) {
        RegisteredPerson kim = TestMoves.born("Kim", birth);
        LocalDate birthday = birth.plusYears(18);
        assertThat(kim.isUnderAge(birthday.minusDays(1))).isTrue();
        assertThat(kim.isUnderAge(birthday)).isFalse();
        assertThat(kim.isUnderAge(birthday.plusDays(days))).isFalse();
    }
}
