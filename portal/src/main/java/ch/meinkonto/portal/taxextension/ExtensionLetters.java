package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.taxextension.TaxExtensionFields.DUE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.GRANTED_UNTIL;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.LAST_UNTIL;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.NAME;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.RETURN_NUMBER;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.TAX_YEAR;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.WISH;

import java.time.LocalDate;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.document.DocumentSeal;
import ch.meinkonto.portal.document.Letter;
import ch.meinkonto.portal.document.QrCode;

/** What the resident keeps: the confirmation with its time stamp and seal, or the refusal with what can be done about it. */
@Component
class ExtensionLetters {
    private final Letter.Paper paper;
    private final DocumentSeal seal;

    ExtensionLetters(MessageSource texts, DocumentSeal seal) {
        this.paper = new Letter.Paper(texts, "tax-extension.pdf");
        this.seal = seal;
    }

    NewDocument confirmation(CaseFile file, Decision decision) {
        LocalDate until = decision.details().get(GRANTED_UNTIL);
        int year = file.answers().get(TAX_YEAR);
        QrCode code = seal.code(new SealedExtension(file.reference(), year, until, file.handedInAt()).write());
        boolean byRule = decision.by().equals(Decision.BY_RULE);
        try (Letter letter = paper.letter(file.contact().language(), file.reference(), "title", year)) {
            letter.strong("until", until);
            rows(letter, file).row("before", file.answers().get(DUE));
            if (!byRule) {
                letter.issued(decision.at());
            }
            letter.gap().paragraph(byRule ? "by-rule" : "by-office");
            // Whoever gets less than they asked for learns why, and what they can do about it.
            if (decision.outcome() == Outcome.PARTLY_GRANTED) {
                letter.paragraph("less", file.answers().get(WISH))
                        .quote(decision.reason())
                        .gap()
                        .paragraph("refusal.remedy");
            }
            letter.paragraph("keep").code(code, "check");
            return NewDocument.of("confirmation", file, paper, letter);
        }
    }

    NewDocument refusal(CaseFile file, Decision decision) {
        LocalDate last = decision.details().get(LAST_UNTIL);
        QrCode code = seal.code(file.service(), "decision", file.reference(), decision.at());
        try (Letter letter = paper.letter(file.contact().language(), file.reference(), "refusal.title",
                file.answers().get(TAX_YEAR))) {
            letter.strong("refusal.last", last);
            rows(letter, file).row("refusal.decided", decision.at())
                    .gap()
                    .paragraph("refusal.text", last)
                    .quote(decision.reason())
                    .gap()
                    .paragraph("refusal.remedy")
                    .code(code, "check");
            return NewDocument.of("refusal", file, paper, letter);
        }
    }

    private static Letter rows(Letter letter, CaseFile file) {
        file.answers().of(NAME).filter(name -> !name.isEmpty()).ifPresent(name -> letter.row("name", name));
        return letter.row("number", file.answers().get(RETURN_NUMBER))
                .row("reference", file.reference())
                .row("received", file.handedInAt());
    }
}
