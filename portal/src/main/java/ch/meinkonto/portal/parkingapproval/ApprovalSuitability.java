package ch.meinkonto.portal.parkingapproval;

import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Suitability;
import ch.meinkonto.portal.form.SuitabilityCheck;

/** "Is this for me", before anybody signs in. */
final class ApprovalSuitability {
    /** Yes or no. */
    enum Said {
        YES,
        NO
    }

    /** Whether one of the cases applies that the regulations name. */
    enum Situation {
        CAR_SHARING,
        FOREIGN_PLATE,
        WEEKLY_RESIDENT,
        BUSINESS,
        NONE
    }

    /** Whether the vehicle is registered in Switzerland on who asks, at an address in the city where they live. */
    private static final ChoiceField<Said> ORDINARY = ChoiceField.of("ordinary", Said.class);
    private static final ChoiceField<Said> PLACE = ChoiceField.of("place", Said.class);
    private static final ChoiceField<Situation> SITUATION = ChoiceField.of("situation", Situation.class);

    private ApprovalSuitability() {}

    static SuitabilityCheck check() {
        return SuitabilityCheck.of(ParkingApprovalService.NAME, ApprovalSuitability::verdict,
                Question.of("ordinary", ORDINARY), Question.of("place", PLACE), Question.of("situation", SITUATION));
    }

    private static Optional<Suitability> verdict(Answers answers) {
        if (answers.is(ORDINARY, Said.YES)) {
            return Optional.of(new Suitability.NotForYou("parking-approval.suitable.at-once", List.of(),
                    "/parking-permit"));
        }
        if (answers.is(PLACE, Said.NO)) {
            return Optional.of(new Suitability.NotForYou("parking-approval.suitable.day", List.of(),
                    "/parking-permit/day"));
        }
        return answers.of(SITUATION)
                .map(situation -> situation == Situation.NONE
                        ? new Suitability.OfficeDecides("parking-approval.suitable.other", List.of())
                        : new Suitability.ForYou("parking-approval.suitable.ask", List.of()));
    }
}
