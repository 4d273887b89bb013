package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.move.MoveFields.AHV;
import static ch.meinkonto.portal.move.MoveFields.DIRECTION;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveRefused.Reason;
import ch.meinkonto.portal.move.MoversFields.Companion;

/** Who moves along: of the household the register told, or of those somebody brings who arrives. */
final class HouseholdQuestions {
    private HouseholdQuestions() {}

    static Section section() {
        List<Question> questions = new ArrayList<>();
        for (int index = 0; index < MoversFields.HOUSEHOLD.size(); index++) {
            int place = index;
            var along = MoversFields.HOUSEHOLD.get(index);
            questions.add(Question.of(along.name(), along)
                    .when(answers -> !arrives(answers) && MoversFields.member(place, answers)));
        }
        questions.add(Question.of("companions", MoversFields.COMPANIONS).when(HouseholdQuestions::arrives));
        for (int index = 0; index < MoversFields.BROUGHT.size(); index++) {
            int place = index;
            Companion companion = MoversFields.BROUGHT.get(index);
            questions.add(Question.of("companion-" + companion.place(), companion.firstNames(), companion.name(),
                    companion.sex(), companion.birth(), companion.ahv())
                    .when(answers -> arrives(answers) && brings(place, answers))
                    .checking(answers -> checkOnlyOnce(companion, place, answers)));
        }
        return new Section("household", questions);
    }

    private static boolean arrives(Answers answers) {
        return answers.is(DIRECTION, Direction.IN);
    }

    private static boolean brings(int place, Answers answers) {
        return answers.of(MoversFields.COMPANIONS).orElse(0) > place;
    }

    private static void checkOnlyOnce(Companion companion, int place, Answers answers) {
        boolean twice = answers.is(AHV, answers.get(companion.ahv()))
                || MoversFields.BROUGHT.subList(0, place)
                        .stream()
                        .anyMatch(other -> answers.is(other.ahv(), answers.get(companion.ahv())));
        if (twice) {
            throw new MoveRefused(companion.ahv(), Reason.SAME_PERSON_TWICE);
        }
    }
}
