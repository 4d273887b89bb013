package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.weeklyresident.ResidenceFields.EXTENDS;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.HOME_TOWN;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.NAME;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.POSTCODE;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.STREET;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.page.Formats;

/** What the resident keeps: the confirmation of the registration, or the decision against it. */
@Component
class ResidenceLetters {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;

    private final MessageSource texts;

    ResidenceLetters(MessageSource texts) {
        this.texts = texts;
    }

    NewDocument confirmation(CaseFile file, Stay stay) {
        Words words = new Words(file.contact().language());
        boolean extended = ResidenceFields.extendsStay(file.answers());
        String title = words.of(extended ? "title.extension" : "title");
        try (Sheet sheet = new Sheet(title + " " + file.reference(), words.language)) {
            float line = head(sheet, title);
            line = row(sheet, words.of("until"), words.formats.date(stay.until()), line, true);
            line = row(sheet, words.of("from"), words.formats.date(stay.from()), line, false);
            line = person(sheet, words, file, line) + 18;
            line = sheet.paragraph(words.of("text"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            sheet.paragraph(words.of("change"), MARGIN, line, 11, WIDTH, Sheet.SOFT);
            return new NewDocument("confirmation", words.of("file", file.reference()) + ".pdf", sheet.toPdf());
        }
    }

    NewDocument refusal(CaseFile file, Decision decision) {
        Words words = new Words(file.contact().language());
        String title = words.of("refusal.title");
        try (Sheet sheet = new Sheet(title + " " + file.reference(), words.language)) {
            float line = head(sheet, title);
            line = person(sheet, words, file, line);
            line = row(sheet, words.of("refusal.decided"), words.formats.date(decision.at()), line, false) + 18;
            line = sheet.paragraph(words.of("refusal.text"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            for (String paragraph : decision.reason().lines().filter(text -> !text.isBlank()).toList()) {
                line = sheet.paragraph(paragraph, MARGIN, line, 11, WIDTH, Sheet.TEXT) + 4;
            }
            sheet.paragraph(words.of("refusal.remedy"), MARGIN, line + 14, 10, WIDTH, Sheet.SOFT);
            return new NewDocument("refusal", words.of("file", file.reference()) + ".pdf", sheet.toPdf());
        }
    }

    private static float head(Sheet sheet, String title) {
        sheet.text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND)
                .text(title, MARGIN, 126, 20, true, Sheet.TEXT)
                .fill(MARGIN, 146, WIDTH, 1, Sheet.SOFT);
        return 178;
    }

    private static float person(Sheet sheet, Words words, CaseFile file, float from) {
        float line = given(sheet, words.of("name"), file, NAME, from);
        String street = file.answers().of(STREET).orElse("");
        if (!street.isEmpty()) {
            line = row(sheet, words.of("address"), street + ", " + file.answers().get(POSTCODE) + " Zürich", line,
                    false);
        }
        line = given(sheet, words.of("home"), file, HOME_TOWN, line);
        line = given(sheet, words.of("extends"), file, EXTENDS, line);
        line = row(sheet, words.of("reference"), file.reference(), line, false);
        return row(sheet, words.of("received"), words.formats.time(file.handedInAt()), line, false);
    }

    private static float given(Sheet sheet, String name, CaseFile file, Field<String> field, float y) {
        String value = file.answers().of(field).orElse("");
        return value.isEmpty() ? y : row(sheet, name, value, y, false);
    }

    private static float row(Sheet sheet, String name, String value, float y, boolean strong) {
        sheet.text(name, MARGIN, y, 12, false, Sheet.SOFT);
        sheet.text(value, MARGIN + 190, y, strong ? 15 : 12, strong, Sheet.TEXT);
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
            return texts.getMessage("weekly-residence.pdf." + key, arguments, language);
        }
    }
}
