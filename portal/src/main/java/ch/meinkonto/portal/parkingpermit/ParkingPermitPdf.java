package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.document.Table;
import ch.meinkonto.portal.page.Formats;

/** The permit on paper. It names no person: it lies behind a windscreen. */
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
        try (Sheet sheet = new Sheet(texts, title + " " + permit.plate(), language)) {
            float top = 56;
            sheet.outline(MARGIN, top, WIDTH, 346, Sheet.BRAND)
                    .fill(MARGIN, top, WIDTH, 58, Sheet.BRAND);
            sheet.heading().text(title, MARGIN + 20, top + 37, 22, true, Sheet.WHITE);
            sheet.paragraph().text("Mein Konto", MARGIN + WIDTH - 88, top + 36, 13, false, Sheet.WHITE);
            sheet.paragraph().fitted(permit.plate().toString(), MARGIN + 20, top + 122, 46, WIDTH - 40, Sheet.TEXT);
            Table facts = sheet.table();
            label(facts, words.of("zone"), permit.zone().toString(), top + 158);
            label(facts, words.of("valid"),
                    formats.date(validity.from()) + " – " + formats.date(validity.until()), top + 206);
            label(facts, words.of("usable"), formats.date(validity.usableUntil()), top + 254);
            label(facts, words.of("reference"), permit.reference(), top + 302);
            sheet.qrCode(code, MARGIN + WIDTH - 198, top + 142, 178);
            float line = top + 386;
            line = sheet.paragraph().lines(words.of("how"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            line = sheet.paragraph().lines(words.of("change"), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            sheet.paragraph().lines(words.of("forgery"), MARGIN, line, 11, WIDTH, Sheet.SOFT);
            return sheet.toPdf();
        }
    }

    /** What a permit is, in a line: for the receipt. */
    String what(ParkingPermit permit, Locale language) {
        Formats formats = new Formats(language);
        Validity validity = permit.validity();
        return String.join(", ", new Words(language).of("title", Integer.toString(validity.year())),
                permit.plate().toString(), permit.zone().toString(),
                formats.date(validity.from()) + " – " + formats.date(validity.until()));
    }

    private static void label(Table facts, String name, String value, float y) {
        Table.Row row = facts.row();
        row.name().text(name, MARGIN + 20, y, 10, false, Sheet.SOFT);
        row.value().text(value, MARGIN + 20, y + 18, 15, true, Sheet.TEXT);
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
