package ch.meinkonto.portal.weeklyresident;

import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Suitability;
import ch.meinkonto.portal.form.SuitabilityCheck;

/** "Is this for me", before anybody signs in. */
final class ResidenceSuitability {
    /** Yes or no. */
    enum Said {
        YES,
        NO
    }

    /** Whether somebody's home is elsewhere, and they go back to it. */
    private static final ChoiceField<Said> ELSEWHERE = ChoiceField.of("elsewhere", Said.class);
    private static final ChoiceField<Said> REGISTERED = ChoiceField.of("registered", Said.class);
    private static final ChoiceField<Said> STUDENT = ChoiceField.of("student", Said.class);

    private final Stays stays;

    ResidenceSuitability(Stays stays) {
        this.stays = stays;
    }

    SuitabilityCheck check() {
        return SuitabilityCheck.of(WeeklyResidenceService.NAME, this::verdict, Question.of("elsewhere", ELSEWHERE),
                Question.of("registered", REGISTERED), Question.of("student", STUDENT));
    }

    private Optional<Suitability> verdict(Answers answers) {
        if (answers.is(ELSEWHERE, Said.NO)) {
            return Optional.of(new Suitability.NotForYou("weekly-residence.suitable.move", List.of(), "/move"));
        }
        StayRules rules = stays.rules();
        if (answers.is(REGISTERED, Said.NO)) {
            return Optional.of(new Suitability.OfficeDecides("weekly-residence.suitable.register",
                    List.of(rules.reportDays(), rules.yearFee().toString())));
        }
        return answers.of(STUDENT)
                .map(student -> student == Said.YES
                        ? new Suitability.ForYou("weekly-residence.suitable.extend",
                                List.of(rules.lateExtensionDays(), rules.longestYears()))
                        : new Suitability.NotForYou("weekly-residence.suitable.counter", List.of()));
    }
}
