package ch.meinkonto.portal.parkingpermit;

import java.time.Instant;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.page.Formats;

/** The permit and its receipt on paper. The permit names no person: it lies behind a windscreen. */
@Component
class ParkingPermitPdf {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;

    private final MessageSource texts;

    ParkingPermitPdf(MessageSource texts) {
        this.texts = texts;
    }

    /** The permit: upper half to be folded and put behind the windscreen. */
    byte[] permit(ParkingPermit permit, QrCode code, Locale language) {
        Words words = new Words(language);
        Formats formats = new Formats(language);
        Validity validity = permit.validity();
        String title = words.of("title", Integer.toString(validity.year()));
        try (Sheet sheet = new Sheet(title + " " + permit.plate(), language)) {
            float top = 56;
            sheet.outline(MARGIN, top, WIDTH, 346, Sheet.BRAND)
                    .fill(MARGIN, top, WIDTH, 58, Sheet.BRAND)
                    .text(title, MARGIN + 20, top + 37, 22, true, Sheet.WHITE)
                    .text("Mein Konto", MARGIN + WIDTH - 88, top + 36, 13, false, Sheet.WHITE)
                    .text(permit.plate().toString(), MARGIN + 20, top + 122, 46, true, Sheet.TEXT);
            label(sheet, words.of("zone"), permit.zone().toString(), top + 158);
            label(sheet, words.of("valid"),
                    formats.date(validity.from()) + " – " + formats.date(validity.until()), top + 206);
            label(sheet, words.of("usable"), formats.date(validity.usableUntil()), top + 254);
            label(sheet, words.of("reference"), permit.reference(), top + 302);
            sheet.qrCode(code, MARGIN + WIDTH - 198, top + 132, 178);
            float line = top + 386;
            line = sheet.paragraph(words.of("how"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            line = sheet.paragraph(words.of("change"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            sheet.paragraph(words.of("forgery"), MARGIN, line, 11, WIDTH, Sheet.SOFT);
            return sheet.toPdf();
        }
    }

    /** The receipt, for the resident's papers. */
    byte[] receipt(ParkingPermit permit, Instant paidAt, Locale language) {
        Words words = new Words(language);
        Formats formats = new Formats(language);
        Validity validity = permit.validity();
        String title = words.of("receipt.title");
        try (Sheet sheet = new Sheet(title + " " + permit.reference(), language)) {
            sheet.text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND)
                    .text(title, MARGIN, 132, 26, true, Sheet.TEXT)
                    .fill(MARGIN, 152, WIDTH, 1, Sheet.SOFT);
            row(sheet, words.of("receipt.for"), words.of("title", Integer.toString(validity.year())), 184);
            row(sheet, words.of("receipt.plate"), permit.plate().toString(), 210);
            row(sheet, words.of("zone"), permit.zone().toString(), 236);
            row(sheet, words.of("valid"), formats.date(validity.from()) + " – " + formats.date(validity.until()), 262);
            row(sheet, words.of("receipt.months"), Integer.toString(validity.startedMonths()), 288);
            row(sheet, words.of("reference"), permit.reference(), 314);
            row(sheet, words.of("receipt.paid"), formats.date(paidAt), 340);
            sheet.fill(MARGIN, 358, WIDTH, 1, Sheet.SOFT)
                    .text(words.of("receipt.total"), MARGIN, 384, 14, true, Sheet.TEXT)
                    .text(permit.fee().toString(), MARGIN + 190, 384, 14, true, Sheet.TEXT);
            sheet.paragraph(words.of("receipt.note"), MARGIN, 430, 11, WIDTH, Sheet.SOFT);
            return sheet.toPdf();
        }
    }

    private static void label(Sheet sheet, String name, String value, float y) {
        sheet.text(name, MARGIN + 20, y, 10, false, Sheet.SOFT);
        sheet.text(value, MARGIN + 20, y + 18, 15, true, Sheet.TEXT);
    }

    private static void row(Sheet sheet, String name, String value, float y) {
        sheet.text(name, MARGIN, y, 12, false, Sheet.SOFT);
        sheet.text(value, MARGIN + 190, y, 12, false, Sheet.TEXT);
    }

    /** The texts of one document. */
    private final class Words {
        private final Locale language;

        private Words(Locale language) {
            this.language = language;
        }

        private String of(String key, Object... arguments) {
            return texts.getMessage("parking-permit.pdf." + key, arguments, language);
        }
    }
}
