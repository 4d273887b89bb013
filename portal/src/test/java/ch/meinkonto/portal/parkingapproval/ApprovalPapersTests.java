package ch.meinkonto.portal.parkingapproval;

import static ch.meinkonto.portal.PdfStandard.assertReadableByEverybody;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.TestFiles;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.document.PdfSignature;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Granted;

/** Whether everybody can read what is written about a permit that needs an approval, as it is delivered. */
@PortalTest
class ApprovalPapersTests {
    private static final String LANGUAGES = "ch.meinkonto.portal.PdfStandard#languages";
    private static final LocalDate FIRST = LocalDate.of(2027, 2, 1);

    @Autowired
    private ApprovalLetters letters;
    @Autowired
    private PdfSignature signature;

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void approvesLaterThanWasWished(Locale language) {
        Decision decision = TestFiles.byOffice(Outcome.PARTLY_GRANTED,
                Answers.none().with(ApprovalFields.GRANTED_FROM, FIRST),
                "Der Vertrag beginnt erst am 1. Februar.");
        check("approval", language, letters.approval(
                TestFiles.decided("parking-approval", "PB-2026-7F3K9Q2M", language, answers(), decision), decision,
                new Granted("PK-2026-7F3K9Q2M", FIRST, LocalDate.of(2027, 12, 31), Money.francs(275), true)));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void refuses(Locale language) {
        Decision decision = TestFiles.byOffice(Outcome.REFUSED, Answers.none(), TestFiles.LONG_REASON);
        check("approval-refusal", language, letters.refusal(
                TestFiles.decided("parking-approval", "PB-2026-7F3K9Q2M", language, answers(), decision), decision));
    }

    private void check(String name, Locale language, NewDocument document) {
        assertReadableByEverybody(name, language, signature.sign(document.content()));
    }

    private static Answers answers() {
        return Answers.none()
                .with(ApprovalFields.MARK, "SRB: BG1234ŠĐ")
                .with(ApprovalFields.ZONE, "8004 Aussersihl")
                .with(ApprovalFields.START, YearMonth.of(2027, 1));
    }
}
