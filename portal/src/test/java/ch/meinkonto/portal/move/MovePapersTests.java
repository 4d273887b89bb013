package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.PdfStandard.assertReadableByEverybody;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.TestFiles;
import ch.meinkonto.portal.document.PdfSignature;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.MoveFields.Along;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveFields.Goal;

/** Whether everybody can read what is written about a move, as it is delivered. */
@PortalTest
class MovePapersTests {
    private static final String LANGUAGES = "ch.meinkonto.portal.PdfStandard#languages";

    @Autowired
    private MoveLetters letters;
    @Autowired
    private PdfSignature signature;

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void confirmsTheMoveOfAFamilyThatIsLate(Locale language) {
        Answers answers = moving(Direction.WITHIN)
                .with(MoveFields.NEW_STREET, "Probegasse").with(MoveFields.NEW_HOUSE, "7b")
                .with(MoveFields.NEW_POSTCODE, 8005)
                .with(MoveFields.HOUSEHOLD, List.of(TestMoves.foreigner("Đorđe"), TestMoves.citizen("Şükran Léa"),
                        TestMoves.citizen("Jean-Baptiste Émile Auguste Marie Xavier")));
        for (int index = 0; index < 3; index++) {
            answers = answers.with(MoversFields.HOUSEHOLD.get(index), Along.MOVES);
        }
        Answers details = fee().with(MoveFields.PERMIT_FEE, "CHF 40.00").with(MoveFields.POSSIBLE_FINE, "CHF 100.00")
                .with(MoveFields.REPORT_BY, LocalDate.of(2026, 11, 14));
        check("move-within", language, confirmation(language, answers, details));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void confirmsADepartureWhoseCertificateTravels(Locale language) {
        Answers answers = moving(Direction.OUT)
                .with(MoveFields.GOAL, Goal.SWITZERLAND).with(MoveFields.GOAL_STREET, "Chemin de la Croix-Rouge")
                .with(MoveFields.GOAL_HOUSE, "12bis").with(MoveFields.GOAL_POSTCODE, 2300)
                .with(MoveFields.GOAL_TOWN, "La Chaux-de-Fonds");
        check("move-out", language, confirmation(language, answers, fee()));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void refuses(Locale language) {
        Decision decision = TestFiles.byOffice(Outcome.REFUSED, Answers.none(), TestFiles.LONG_REASON.repeat(5));
        check("move-refusal", language, letters.refusal(
                TestFiles.decided("move", "UM-2026-7F3K9Q2M", language, moving(Direction.OUT), decision), decision));
    }

    private NewDocument confirmation(Locale language, Answers answers, Answers details) {
        Decision decision = TestFiles.byRule(details);
        return letters.confirmation(TestFiles.decided("move", "UM-2026-7F3K9Q2M", language, answers, decision),
                decision);
    }

    private void check(String name, Locale language, NewDocument document) {
        assertReadableByEverybody(name, language, signature.sign(document.content()));
    }

    private static Answers moving(Direction direction) {
        return Answers.none()
                .with(MoveFields.DIRECTION, direction)
                .with(MoveFields.SELF, TestMoves.citizen("Anna Katharina"))
                .with(MoveFields.DAY, LocalDate.of(2026, 12, 1));
    }

    private static Answers fee() {
        return Answers.none().with(MoveFields.FEE, "CHF 20.00");
    }
}
