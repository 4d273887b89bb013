package ch.meinkonto.portal.move;

import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Suitability;
import ch.meinkonto.portal.form.SuitabilityCheck;

/** "Is this for me", before anybody signs in. Who must come to the counter reads the same words, whatever the reason. */
final class MoveSuitability {
    /** Yes or no. */
    enum Said {
        YES,
        NO
    }

    private static final ChoiceField<Said> GROWN = ChoiceField.of("grown", Said.class);
    private static final ChoiceField<Said> PERMIT = ChoiceField.of("permit-n-s", Said.class);

    private final MoveRules rules;

    MoveSuitability(MoveRules rules) {
        this.rules = rules;
    }

    SuitabilityCheck check() {
        return SuitabilityCheck.of(MoveService.NAME, this::verdict, Question.of("grown", GROWN),
                Question.of("permit-n-s", PERMIT));
    }

    private Optional<Suitability> verdict(Answers answers) {
        if (answers.is(GROWN, Said.NO) || answers.is(PERMIT, Said.YES)) {
            return Optional.of(new Suitability.NotForYou("move.suitable.counter", List.of()));
        }
        return answers.of(PERMIT)
                .map(said -> new Suitability.ForYou("move.suitable.online",
                        List.of(rules.periodOf(rules.today()).days())));
    }
}
