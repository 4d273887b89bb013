package ch.meinkonto.portal.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

import org.springframework.context.MessageSource;

import ch.meinkonto.portal.page.Formats;

/**
 * A letter of the city on one sheet, written from above to below in the language of whoever gets it: a heading, rows of names
 * and values, paragraphs. What is written comes from messages whose keys begin alike; dates and times among their values are
 * written as in Switzerland.
 */
public final class Letter implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;
    private static final float VALUES = 210;
    private static final float ROW = 25;
    private static final float LINE = 17;
    private static final float QR_CODE = 150;

    private final MessageSource texts;
    private final String prefix;
    private final Locale language;
    private final Formats formats;
    private final Sheet sheet;
    private float line = 178;

    private Letter(MessageSource texts, String prefix, Locale language, String title, String reference) {
        this.texts = texts;
        this.prefix = prefix;
        this.language = language;
        this.formats = new Formats(language);
        this.sheet = new Sheet(title + " " + reference, language);
        sheet.text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND)
                .text(title, MARGIN, 126, 20, true, Sheet.TEXT)
                .fill(MARGIN, 146, WIDTH, 1, Sheet.SOFT);
    }

    /**
     * Where letters of one kind come from.
     *
     * @param texts all messages
     * @param prefix with which the keys of their texts begin, for example {@code move.pdf}
     */
    public record Paper(MessageSource texts, String prefix) {
        /**
         * A letter with its heading.
         *
         * @param reference of what it is about; readers show it beside the heading
         * @param title key of the heading
         * @param values what the heading mentions
         */
        public Letter letter(Locale language, String reference, String title, Object... values) {
            return new Letter(texts, prefix, language, say(language, title, values), reference);
        }

        /** A text of these letters. */
        public String say(Locale language, String key, Object... values) {
            return message(texts, prefix, language, key, values);
        }
    }

    private static String message(MessageSource texts, String prefix, Locale language, String key, Object... values) {
        Formats formats = new Formats(language);
        Object[] written = Arrays.stream(values).map(value -> written(value, formats)).toArray();
        return texts.getMessage(prefix + "." + key, written, language);
    }

    private static String written(Object value, Formats formats) {
        return switch (value) {
            case LocalDate day -> formats.date(day);
            case Instant time -> formats.time(time);
            default -> value.toString();
        };
    }

    /** A name and its value, in as many lines as the value needs. */
    public Letter row(String name, Object value) {
        sheet.text(say(name), MARGIN, line, 12, false, Sheet.SOFT);
        float after = sheet.paragraph(written(value, formats), MARGIN + VALUES, line, 12, WIDTH - VALUES, Sheet.TEXT);
        line = Math.max(line + ROW, after + ROW - LINE);
        return this;
    }

    /** The row that matters most. */
    public Letter strong(String name, Object value) {
        sheet.text(say(name), MARGIN, line, 12, false, Sheet.SOFT)
                .text(written(value, formats), MARGIN + VALUES, line, 15, true, Sheet.TEXT);
        line += ROW;
        return this;
    }

    /** Room between what belongs together and the rest. */
    public Letter gap() {
        line += 16;
        return this;
    }

    /** A paragraph. */
    public Letter paragraph(String key, Object... values) {
        line = sheet.paragraph(say(key, values), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
        return this;
    }

    /** What somebody has written, a paragraph for each of its lines. */
    public Letter quote(String text) {
        for (String paragraph : text.lines().filter(each -> !each.isBlank()).toList()) {
            line = sheet.paragraph(paragraph, MARGIN, line, 11, WIDTH, Sheet.TEXT) + 4;
        }
        return this;
    }

    /** A paragraph at the end, of which one only needs to know that it is there. */
    public Letter note(String key, Object... values) {
        line = sheet.paragraph(say(key, values), MARGIN, line, 10, WIDTH, Sheet.SOFT) + 8;
        return this;
    }

    /** The code by which it proves itself, with a paragraph beside it. */
    public Letter code(QrCode code, String key) {
        line += 6;
        sheet.qrCode(code, MARGIN, line, QR_CODE);
        sheet.paragraph(say(key), MARGIN + QR_CODE + 24, line + 16, 10, WIDTH - QR_CODE - 24, Sheet.SOFT);
        line += QR_CODE;
        return this;
    }

    private String say(String key, Object... values) {
        return message(texts, prefix, language, key, values);
    }

    /** The letter as a document. */
    public byte[] toPdf() {
        return sheet.toPdf();
    }

    @Override
    public void close() {
        sheet.close();
    }
}
