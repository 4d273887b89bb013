package ch.meinkonto.portal.move;

import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.move.MoveFields.Goal;
import ch.meinkonto.portal.page.Formats;

/** What the resident keeps: the confirmation of the report, or the refusal with what can be done about it. */
@Component
class MoveLetters {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;
    private static final float VALUES = 210;
    private final MessageSource texts;

    MoveLetters(MessageSource texts) {
        this.texts = texts;
    }

    NewDocument confirmation(CaseFile file, Decision decision) {
        Words words = new Words(file.contact().language());
        try (Sheet sheet = new Sheet(words.of("title") + " " + file.reference(), words.language)) {
            float line = head(sheet, words.of("title"));
            line = row(sheet, words.of("day"), words.formats.date(file.answers().get(MoveFields.DAY)), line, true);
            for (String address : addressLines(file.answers())) {
                line = row(sheet, words.of("address"), address, line, false);
            }
            line = movers(sheet, words, file.answers(), line);
            line = received(sheet, words, file, line);
            line = row(sheet, words.of("fee"), decision.details().get(MoveFields.FEE), line, false) + 14;
            line = sheet.paragraph(words.of("text"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            if (decision.details().has(MoveFields.POSSIBLE_FINE)) {
                line = sheet.paragraph(words.of("late", words.formats.date(decision.details()
                        .get(MoveFields.REPORT_BY)), decision.details().get(MoveFields.POSSIBLE_FINE)), MARGIN, line,
                        11, WIDTH, Sheet.TEXT) + 8;
            }
            sheet.paragraph(words.of("contact." + ChoiceField.valueOf(file.answers().get(MoveFields.DIRECTION))),
                    MARGIN, line,
                    10, WIDTH, Sheet.SOFT);
            return new NewDocument("confirmation", words.of("file", file.reference()) + ".pdf", sheet.toPdf());
        }
    }

    NewDocument refusal(CaseFile file, Decision decision) {
        Words words = new Words(file.contact().language());
        try (Sheet sheet = new Sheet(words.of("refusal.title") + " " + file.reference(), words.language)) {
            float line = head(sheet, words.of("refusal.title"));
            line = received(sheet, words, file, line);
            line = row(sheet, words.of("refusal.decided"), words.formats.date(decision.at()), line, false) + 14;
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

    private static float movers(Sheet sheet, Words words, Answers answers, float from) {
        float line = from;
        for (RegisteredPerson mover : MoversFields.movers(answers)) {
            line = row(sheet, words.of("mover"), mover.name(), line, false);
        }
        return line;
    }

    private static float received(Sheet sheet, Words words, CaseFile file, float from) {
        float line = row(sheet, words.of("reference"), file.reference(), from, false);
        return row(sheet, words.of("received"), words.formats.time(file.handedInAt()), line, false);
    }

    /** Where to, one line for each part of the address. */
    private static List<String> addressLines(Answers answers) {
        return switch (answers.get(MoveFields.DIRECTION)) {
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
    }

    private static float row(Sheet sheet, String name, String value, float y, boolean strong) {
        sheet.text(name, MARGIN, y, 12, false, Sheet.SOFT);
        sheet.text(value, MARGIN + VALUES, y, strong ? 15 : 12, strong, Sheet.TEXT);
        return y + 24;
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
            return texts.getMessage("move.pdf." + key, arguments, language);
        }
    }
}
