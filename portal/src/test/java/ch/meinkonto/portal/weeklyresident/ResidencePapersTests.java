package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.PdfStandard.assertReadableByEverybody;

import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.TestFiles;
import ch.meinkonto.portal.document.PdfSignature;
import ch.meinkonto.portal.form.Answers;

/** Whether everybody can read what is written about a weekly residence, as it is delivered. */
@PortalTest
class ResidencePapersTests {
    private static final String LANGUAGES = "ch.meinkonto.portal.PdfStandard#languages";
    private static final Stay YEAR = new Stay(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 8, 31));

    @Autowired
    private ResidenceLetters letters;
    @Autowired
    private PdfSignature signature;

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void confirms(Locale language) {
        check("residence-confirmation", language, letters.confirmation(
                file(language, TestFiles.byOffice(Outcome.GRANTED, Answers.none(), "")), YEAR, YEAR));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void confirmsLessThanTheAnswersAllow(Locale language) {
        Decision decision = TestFiles.byOffice(Outcome.PARTLY_GRANTED, Answers.none(), TestFiles.LONG_REASON);
        check("residence-less", language, letters.confirmation(file(language, decision), YEAR,
                new Stay(YEAR.from(), YEAR.until().plusMonths(3))));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void refuses(Locale language) {
        Decision decision = TestFiles.byOffice(Outcome.REFUSED, Answers.none(), "Der Heimatausweis ist abgelaufen.");
        check("residence-refusal", language, letters.refusal(file(language, decision), decision));
    }

    private void check(String name, Locale language, NewDocument document) {
        assertReadableByEverybody(name, language, signature.sign(document.content()));
    }

    private static CaseFile file(Locale language, Decision decision) {
        Answers answers = Answers.none()
                .with(ResidenceFields.NAME,
                        "Maria Magdalena Aurelia Müller-Bianchi-von Salis-Soglio de la Tour-de-Peilz")
                .with(ResidenceFields.STREET,
                        "Rudolf-Brun-Brücke beim Beatenplatz, Hinterhaus, Treppe C, 4. Stock links, 17b")
                .with(ResidenceFields.POSTCODE, "8004")
                .with(ResidenceFields.HOME_TOWN, "La Chaux-de-Fonds");
        return TestFiles.decided("weekly-residence", "WA-2026-7F3K9Q2M", language, answers, decision);
    }
}
