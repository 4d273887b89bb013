package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.PdfStandard.assertReadableByEverybody;

import java.time.LocalDate;
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

/** Whether everybody can read what the tax office writes, as it is delivered. */
@PortalTest
class ExtensionPapersTests {
    private static final String LANGUAGES = "ch.meinkonto.portal.PdfStandard#languages";
    private static final String REFERENCE = "FE-2026-7F3K9Q2M";

    @Autowired
    private ExtensionLetters letters;
    @Autowired
    private PdfSignature signature;

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void confirmsByRule(Locale language) {
        Decision decision = TestFiles.byRule(until(LocalDate.of(2027, 9, 30)));
        check("tax-confirmation", language, letters.confirmation(
                TestFiles.decided("tax-extension", REFERENCE, language, answers("Anna Muster"), decision), decision));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void grantsLessThanWasAskedForWithItsReasonAndRemedy(Locale language) {
        Decision decision = TestFiles.byOffice(Outcome.PARTLY_GRANTED, until(LocalDate.of(2027, 9, 30)),
                TestFiles.LONG_REASON);
        Answers answers = answers("Đorđe Müller-Škvorecký-Ağaoğlu").with(TaxExtensionFields.WISH,
                LocalDate.of(2027, 11, 30));
        check("tax-less", language,
                letters.confirmation(TestFiles.decided("tax-extension", REFERENCE, language, answers, decision),
                        decision));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void refuses(Locale language) {
        Answers last = Answers.none().with(TaxExtensionFields.LAST_UNTIL, LocalDate.of(2026, 12, 31));
        Decision decision = TestFiles.byOffice(Outcome.REFUSED, last, "Es fehlt ein Beleg.");
        check("tax-refusal", language, letters.refusal(
                TestFiles.decided("tax-extension", REFERENCE, language, answers("Ελένη Παπαδοπούλου"), decision),
                decision));
    }

    private void check(String name, Locale language, NewDocument document) {
        assertReadableByEverybody(name, language, signature.sign(document.content()));
    }

    private static Answers until(LocalDate day) {
        return Answers.none().with(TaxExtensionFields.GRANTED_UNTIL, day);
    }

    private static Answers answers(String name) {
        return Answers.none()
                .with(TaxExtensionFields.NAME, name)
                .with(TaxExtensionFields.RETURN_NUMBER, "123.45.678.901")
                .with(TaxExtensionFields.TAX_YEAR, 2026)
                .with(TaxExtensionFields.DUE, LocalDate.of(2027, 3, 31));
    }
}
