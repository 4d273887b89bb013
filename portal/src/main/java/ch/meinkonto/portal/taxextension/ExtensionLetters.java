package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.taxextension.TaxExtensionFields.DUE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.GRANTED_UNTIL;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.LAST_UNTIL;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.NAME;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.RETURN_NUMBER;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.TAX_YEAR;

import java.time.LocalDate;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.document.DocumentSeal;
import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.page.Formats;

/** What the resident keeps: the confirmation with its time stamp and seal, or the refusal with what can be done about it. */
@Component
class ExtensionLetters {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;
    private static final float QR_CODE = 150;

    private final MessageSource texts;
    private final DocumentSeal seal;

    ExtensionLetters(MessageSource texts, DocumentSeal seal) {
        this.texts = texts;
        this.seal = seal;
    }

    NewDocument confirmation(CaseFile file, Decision decision) {
        Words words = new Words(file.contact().language());
        LocalDate until = decision.details().get(GRANTED_UNTIL);
        String year = Integer.toString(file.answers().get(TAX_YEAR));
        SealedExtension sealed = new SealedExtension(file.reference(), file.answers().get(TAX_YEAR), until,
                file.handedInAt());
        QrCode code = seal.code(sealed.write());
        try (Sheet sheet = new Sheet(words.of("title", year) + " " + file.reference(), words.language)) {
            float line = head(sheet, words.of("title", year));
            line = row(sheet, words.of("until"), words.formats.date(until), line, true);
            line = rows(sheet, words, file, line);
            line = row(sheet, words.of("before"), words.formats.date(file.answers().get(DUE)), line, false) + 18;
            boolean byRule = decision.by().equals(Decision.BY_RULE);
            line = sheet.paragraph(words.of(byRule ? "by-rule" : "by-office"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            line = sheet.paragraph(words.of("keep"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 14;
            sheet.qrCode(code, MARGIN, line, QR_CODE);
            sheet.paragraph(words.of("check"), MARGIN + QR_CODE + 24, line + 16, 10, WIDTH - QR_CODE - 24, Sheet.SOFT);
            return new NewDocument("confirmation", words.of("file", file.reference()) + ".pdf", sheet.toPdf());
        }
    }

    NewDocument refusal(CaseFile file, Decision decision) {
        Words words = new Words(file.contact().language());
        String year = Integer.toString(file.answers().get(TAX_YEAR));
        LocalDate last = decision.details().get(LAST_UNTIL);
        try (Sheet sheet = new Sheet(words.of("refusal.title", year) + " " + file.reference(), words.language)) {
            float line = head(sheet, words.of("refusal.title", year));
            line = row(sheet, words.of("refusal.last"), words.formats.date(last), line, true);
            line = rows(sheet, words, file, line);
            line = row(sheet, words.of("refusal.decided"), words.formats.date(decision.at()), line, false) + 18;
            line = sheet.paragraph(words.of("refusal.text", words.formats.date(last)), MARGIN, line, 11, WIDTH,
                    Sheet.TEXT) + 8;
            for (String paragraph : decision.reason().lines().filter(text -> !text.isBlank()).toList()) {
                line = sheet.paragraph(paragraph, MARGIN, line, 11, WIDTH, Sheet.TEXT) + 4;
            }
            line = sheet.paragraph(words.of("refusal.remedy"), MARGIN, line + 14, 10, WIDTH, Sheet.SOFT) + 14;
            sheet.qrCode(seal.code(file.service(), "decision", file.reference(), decision.at()), MARGIN, line, QR_CODE);
            sheet.paragraph(words.of("check"), MARGIN + QR_CODE + 24, line + 16, 10, WIDTH - QR_CODE - 24, Sheet.SOFT);
            return new NewDocument("refusal", words.of("file", file.reference()) + ".pdf", sheet.toPdf());
        }
    }

    private static float head(Sheet sheet, String title) {
        sheet.text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND)
                .text(title, MARGIN, 126, 20, true, Sheet.TEXT)
                .fill(MARGIN, 146, WIDTH, 1, Sheet.SOFT);
        return 178;
    }

    private static float rows(Sheet sheet, Words words, CaseFile file, float from) {
        float line = from;
        String name = file.answers().of(NAME).orElse("");
        if (!name.isEmpty()) {
            line = row(sheet, words.of("name"), name, line, false);
        }
        line = row(sheet, words.of("number"), file.answers().get(RETURN_NUMBER), line, false);
        line = row(sheet, words.of("reference"), file.reference(), line, false);
        return row(sheet, words.of("received"), words.formats.time(file.handedInAt()), line, false);
    }

    private static float row(Sheet sheet, String name, String value, float y, boolean strong) {
        sheet.text(name, MARGIN, y, 12, false, Sheet.SOFT);
        sheet.text(value, MARGIN + 210, y, strong ? 15 : 12, strong, Sheet.TEXT);
        return y + 26;
    }

    /** The texts of one document. */
    private final class Words {
        private final Locale language;
        private final Formats formats;

        private Words(Locale language) {
            this.language = language;
            this.formats = new Formats(language);
        }

        private String of(String key, Object... arguments) {
            return texts.getMessage("tax-extension.pdf." + key, arguments, language);
        }
    }
}
