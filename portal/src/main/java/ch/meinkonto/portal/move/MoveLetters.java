package ch.meinkonto.portal.move;

import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.document.Letter;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.move.MoveFields.Goal;

/** What the resident keeps: the confirmation of the report, or the refusal with what can be done about it. */
@Component
class MoveLetters {
    private final Letter.Paper paper;

    MoveLetters(MessageSource texts) {
        this.paper = new Letter.Paper(texts, "move.pdf");
    }

    NewDocument confirmation(CaseFile file, Decision decision) {
        Answers answers = file.answers();
        Answers details = decision.details();
        Locale language = file.contact().language();
        try (Letter letter = paper.letter(language, file.reference(), "title")) {
            letter.strong("day", answers.get(MoveFields.DAY)).row("address", address(answers));
            MoversFields.movers(answers).forEach(mover -> letter.row("mover", mover.name()));
            answers.of(ChildMove.CHILD_NAME)
                    .ifPresent(child -> letter.row("reported-by", answers.get(MoveFields.REPORTER)));
            received(letter, file).issued(decision.at()).row("fee", details.get(MoveFields.FEE)).gap()
                    .paragraph("text");
            if (certificateTravels(answers)) {
                letter.paragraph("certificate");
            }
            details.of(MoveFields.PERMIT_FEE).ifPresent(fee -> letter.paragraph("permit-fee", fee));
            details.of(MoveFields.POSSIBLE_FINE)
                    .ifPresent(fine -> letter.paragraph("late", details.get(MoveFields.REPORT_BY), fine));
            letter.note("contact." + ChoiceField.valueOf(answers.get(MoveFields.DIRECTION)));
            return NewDocument.of("confirmation", file, paper, letter);
        }
    }

    /** Citizens' certificates of origin go from one municipality to the other by themselves. */
    private static boolean certificateTravels(Answers answers) {
        boolean betweenMunicipalities = switch (answers.get(MoveFields.DIRECTION)) {
            case WITHIN -> false;
            case OUT -> answers.is(MoveFields.GOAL, Goal.SWITZERLAND);
            case IN -> true;
        };
        return betweenMunicipalities && !MoversFields.movers(answers).stream().allMatch(RegisteredPerson::foreigner);
    }

    NewDocument refusal(CaseFile file, Decision decision) {
        try (Letter letter = paper.letter(file.contact().language(), file.reference(), "refusal.title")) {
            received(letter, file).row("refusal.decided", decision.at())
                    .gap()
                    .paragraph("refusal.text")
                    .quote(decision.reason())
                    .gap()
                    .paragraph("refusal.remedy");
            return NewDocument.of("refusal", file, paper, letter);
        }
    }

    private static Letter received(Letter letter, CaseFile file) {
        return letter.row("reference", file.reference()).row("received", file.handedInAt());
    }

    /** Where to. */
    private static String address(Answers answers) {
        List<String> parts = switch (answers.get(MoveFields.DIRECTION)) {
            case WITHIN, IN -> MoveForm.dwelling(answers)
                    .map(dwelling -> List.of(dwelling.street() + " " + dwelling.house(),
                            dwelling.postcode() + " " + dwelling.town()))
                    .orElseGet(() -> List.of(
                            answers.get(MoveFields.NEW_STREET) + " " + answers.get(MoveFields.NEW_HOUSE),
                            answers.get(MoveFields.NEW_POSTCODE) + " Zürich"));
            case OUT -> answers.is(MoveFields.GOAL, Goal.ABROAD)
                    ? List.of(answers.get(MoveFields.FOREIGN_TOWN), answers.get(MoveFields.COUNTRY))
                    : List.of(answers.get(MoveFields.GOAL_STREET) + " " + answers.get(MoveFields.GOAL_HOUSE),
                            answers.get(MoveFields.GOAL_POSTCODE) + " " + answers.get(MoveFields.GOAL_TOWN));
        };
        return String.join(", ", parts);
    }
}
