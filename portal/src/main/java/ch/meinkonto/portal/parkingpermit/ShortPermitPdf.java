package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.page.Formats;

/** A short permit on paper; it names no person. */
@Component
class ShortPermitPdf {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;
    /** A chassis number is longer than a plate. */
    private static final int LONGEST_PLATE = 9;

    private final MessageSource texts;

    ShortPermitPdf(MessageSource texts) {
        this.texts = texts;
    }

    /** Upper half to be folded and put behind the windscreen. */
    byte[] permit(ShortPermit permit, QrCode code, Locale language) {
        String title = text("short." + permit.kind().code() + ".title", language);
        String mark = permit.mark().toString();
        try (Sheet sheet = new Sheet(title + " " + mark, language)) {
            float top = 56;
            sheet.outline(MARGIN, top, WIDTH, 346, Sheet.BRAND)
                    .fill(MARGIN, top, WIDTH, 58, Sheet.BRAND)
                    .text(title, MARGIN + 20, top + 37, 22, true, Sheet.WHITE)
                    .text("Mein Konto", MARGIN + WIDTH - 88, top + 36, 13, false, Sheet.WHITE)
                    .text(mark, MARGIN + 20, top + 112, mark.length() > LONGEST_PLATE ? 24 : 46, true, Sheet.TEXT);
            label(sheet, text("pdf.zone", language), permit.zone().toString(), top + 144);
            label(sheet, text("pdf.reference", language), permit.reference(), top + 188);
            sheet.text(text("pdf.valid", language), MARGIN + 20, top + 232, 10, false, Sheet.SOFT);
            sheet.paragraph(days(permit.days(), language), MARGIN + 20, top + 250, 13, WIDTH - 240, Sheet.TEXT);
            sheet.qrCode(code, MARGIN + WIDTH - 198, top + 132, 178);
            float line = top + 386;
            line = sheet.paragraph(text("pdf.how", language), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            sheet.paragraph(text("pdf.forgery", language), MARGIN, line, 11, WIDTH, Sheet.SOFT);
            return sheet.toPdf();
        }
    }

    private static String days(PermitDays days, Locale language) {
        Formats formats = new Formats(language);
        return days.runs().stream()
                .map(run -> run.isOneDay()
                        ? formats.date(run.first())
                        : formats.date(run.first()) + " – " + formats.date(run.last()))
                .collect(Collectors.joining(", "));
    }

    private static void label(Sheet sheet, String name, String value, float y) {
        sheet.text(name, MARGIN + 20, y, 10, false, Sheet.SOFT);
        sheet.text(value, MARGIN + 20, y + 18, 15, true, Sheet.TEXT);
    }

    private String text(String key, Locale language) {
        return texts.getMessage("parking-permit." + key, null, language);
    }
}
