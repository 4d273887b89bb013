package ch.meinkonto.portal.document;

import java.awt.Color;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

import ch.meinkonto.portal.page.Formats;

/**
 * A letter of the city, written from above to below in the language of whoever gets it: a heading, rows of names and values,
 * paragraphs. What does not fit on one page goes on on the next; then every page says which it is, and of how many. What is
 * written comes from messages whose keys begin alike; dates and times among their values are written as in Switzerland.
 */
public final class Letter implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;
    private static final float VALUES = 210;
    private static final float ROW_SIZE = 12;
    private static final float ROW = 25;
    private static final float QR_CODE = 150;
    private static final int LINES_TOGETHER = 3;
    /** Base line of the last line of a page. */
    private static final float LAST_LINE = Sheet.height() - 72;
    /** Base line of the first line of every page but the first. */
    private static final float FIRST_LINE = 112;

    private final MessageSource texts;
    private final String prefix;
    private final Locale language;
    private final Formats formats;
    private final String about;
    private final Sheet sheet;
    /** That of the rows that are being written; there is none after a paragraph. */
    private @Nullable Table table;
    private float line;

    private Letter(MessageSource texts, String prefix, Locale language, String title, String reference) {
        this.texts = texts;
        this.prefix = prefix;
        this.language = language;
        this.formats = new Formats(language);
        this.about = title + " " + reference;
        this.sheet = new Sheet(texts, about, language);
        sheet.paragraph().text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND);
        Words heading = sheet.heading();
        float headingLine = 126;
        for (String words : Face.BOLD.lines(title, 20, WIDTH)) {
            heading.line(words, MARGIN, headingLine, 20, Face.BOLD, Sheet.TEXT);
            headingLine += Sheet.leading(20);
        }
        float rule = headingLine - Sheet.leading(20) + 20;
        sheet.fill(MARGIN, rule, WIDTH, 1, Sheet.SOFT);
        line = rule + 32;
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

    /** A name and its value, each in as many lines as it needs. */
    public Letter row(String name, Object value) {
        return row(nextRow(), say(name), written(value, formats));
    }

    private Letter row(Table.Row row, String name, String value) {
        List<String> names = Face.PLAIN.lines(name, ROW_SIZE, VALUES - 12);
        List<String> values = Face.PLAIN.lines(value, ROW_SIZE, WIDTH - VALUES);
        int most = Math.max(names.size(), values.size());
        keepTogether((most - 1) * Sheet.leading(ROW_SIZE));
        for (int each = 0; each < most; each++) {
            keepTogether(0);
            row.name().line(each < names.size() ? names.get(each) : "", MARGIN, line, ROW_SIZE, Face.PLAIN, Sheet.SOFT);
            row.value()
                    .line(each < values.size() ? values.get(each) : "", MARGIN + VALUES, line, ROW_SIZE, Face.PLAIN,
                            Sheet.TEXT);
            line += Sheet.leading(ROW_SIZE);
        }
        line += ROW - Sheet.leading(ROW_SIZE);
        return this;
    }

    /** The row that matters most; its value is short. */
    public Letter strong(String name, Object value) {
        keepTogether(0);
        Table.Row row = nextRow();
        row.name().text(say(name), MARGIN, line, ROW_SIZE, false, Sheet.SOFT);
        row.value().text(written(value, formats), MARGIN + VALUES, line, 15, true, Sheet.TEXT);
        line += ROW;
        return this;
    }

    private Table.Row nextRow() {
        Table current = table == null ? sheet.table() : table;
        table = current;
        return current.row();
    }

    private Words nextParagraph() {
        table = null;
        return sheet.paragraph();
    }

    /** On which day the city wrote it. */
    public Letter issued(Instant at) {
        return row(nextRow(), texts.getMessage("document.issued", null, language), formats.date(at));
    }

    /** Room between what belongs together and the rest. */
    public Letter gap() {
        line += 16;
        return this;
    }

    /** A paragraph. */
    public Letter paragraph(String key, Object... values) {
        return lines(say(key, values), 11, Sheet.TEXT, 8);
    }

    /** What somebody has written, a paragraph for each of its lines; of whatever length. */
    public Letter quote(String text) {
        text.lines().filter(each -> !each.isBlank()).forEach(each -> lines(each, 11, Sheet.TEXT, 4));
        return this;
    }

    /** A paragraph at the end, of which one only needs to know that it is there. */
    public Letter note(String key, Object... values) {
        return lines(say(key, values), 10, Sheet.SOFT, 8);
    }

    private Letter lines(String text, float size, Color color, float after) {
        List<String> lines = Face.PLAIN.lines(text, size, WIDTH);
        Words paragraph = nextParagraph();
        // No paragraph begins with a line or two at the foot of a page.
        keepTogether((Math.min(lines.size(), LINES_TOGETHER) - 1) * Sheet.leading(size));
        for (String words : lines) {
            keepTogether(0);
            paragraph.line(words, MARGIN, line, size, Face.PLAIN, color);
            line += Sheet.leading(size);
        }
        line += after;
        return this;
    }

    /** The code by which it proves itself, with a paragraph beside it. */
    public Letter code(QrCode code, String key) {
        keepTogether(6 + QR_CODE);
        line += 6;
        sheet.qrCode(code, MARGIN, line, QR_CODE);
        nextParagraph().lines(say(key), MARGIN + QR_CODE + 24, line + 16, 10, WIDTH - QR_CODE - 24, Sheet.SOFT);
        line += QR_CODE + 16;
        return this;
    }

    /** Goes on on the next page where what comes is taller than what is left of this one, but not than a whole page. */
    private void keepTogether(float height) {
        boolean fitsOnAPage = FIRST_LINE + height <= LAST_LINE;
        if (line > LAST_LINE || (fitsOnAPage && line + height > LAST_LINE)) {
            Words furniture = sheet.turn().furniture().text("Mein Konto", MARGIN, 56, 10, true, Sheet.BRAND);
            furniture.lines(about, MARGIN, 72, 10, WIDTH, Sheet.SOFT);
            line = FIRST_LINE;
        }
    }

    private String say(String key, Object... values) {
        return message(texts, prefix, language, key, values);
    }

    /** The letter as a document; nothing is written any more. */
    public byte[] toPdf() {
        int pages = sheet.pages();
        for (int page = 1; page <= pages && pages > 1; page++) {
            String number = texts.getMessage("document.page", new Object[]{page, pages}, language);
            sheet.backTo(page).furniture().text(number, MARGIN, Sheet.height() - 40, 10, false, Sheet.SOFT);
        }
        return sheet.toPdf();
    }

    @Override
    public void close() {
        sheet.close();
    }
}
