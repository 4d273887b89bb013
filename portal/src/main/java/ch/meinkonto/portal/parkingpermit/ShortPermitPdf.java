package ch.meinkonto.portal.parkingpermit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.document.Table;
import ch.meinkonto.portal.document.Words;
import ch.meinkonto.portal.page.Formats;

/** A short permit on paper; it names no person. */
@Component
class ShortPermitPdf {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;
    /** Many single days are written smaller than few. */
    private static final List<Float> SIZES = List.of(13f, 11f, 9f, 8f);

    private final MessageSource texts;

    ShortPermitPdf(MessageSource texts) {
        this.texts = texts;
    }

    /** Upper half to be folded and put behind the windscreen. */
    byte[] permit(ShortPermit permit, QrCode code, Locale language) {
        String title = text("short." + permit.kind().code() + ".title", language);
        String mark = permit.mark().toString();
        try (Sheet sheet = new Sheet(texts, title + " " + mark, language)) {
            float top = 56;
            sheet.outline(MARGIN, top, WIDTH, 346, Sheet.BRAND)
                    .fill(MARGIN, top, WIDTH, 58, Sheet.BRAND);
            sheet.heading().text(title, MARGIN + 20, top + 37, 22, true, Sheet.WHITE);
            sheet.paragraph().text("Mein Konto", MARGIN + WIDTH - 88, top + 36, 13, false, Sheet.WHITE);
            // A chassis number is longer than a plate.
            sheet.paragraph().fitted(mark, MARGIN + 20, top + 112, 46, WIDTH - 40, Sheet.TEXT);
            Table facts = sheet.table();
            label(facts, text("pdf.zone", language), permit.zone().toString(), top + 144);
            label(facts, text("pdf.reference", language), permit.reference(), top + 188);
            Table.Row valid = facts.row();
            valid.name().text(text("pdf.valid", language), MARGIN + 20, top + 232, 10, false, Sheet.SOFT);
            valid.value().boxed(days(permit.days(), language),
                    new Words.Box(MARGIN + 20, top + 238, WIDTH - 240, 100), SIZES, Sheet.TEXT);
            sheet.qrCode(code, MARGIN + WIDTH - 198, top + 132, 178);
            float line = top + 386;
            line = sheet.paragraph().lines(text("pdf.how", language), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
            sheet.paragraph().lines(text("pdf.forgery", language), MARGIN, line, 11, WIDTH, Sheet.SOFT);
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

    private static void label(Table facts, String name, String value, float y) {
        Table.Row row = facts.row();
        row.name().text(name, MARGIN + 20, y, 10, false, Sheet.SOFT);
        row.value().text(value, MARGIN + 20, y + 18, 15, true, Sheet.TEXT);
    }

    private String text(String key, Locale language) {
        return texts.getMessage("parking-permit." + key, null, language);
    }
}
