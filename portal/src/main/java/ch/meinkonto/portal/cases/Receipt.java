package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.page.Formats;

/** The receipt for a paid request; text of its link: {@code service.document.receipt}. */
@Component
class Receipt {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;

    private final MessageSource texts;

    Receipt(MessageSource texts) {
        this.texts = texts;
    }

    /** A receipt in the language of the case. */
    NewDocument of(OnlineService service, Checkout checkout, Instant paidAt) {
        Locale language = checkout.contact().language();
        Formats formats = new Formats(language);
        String title = say("title", language);
        String name = texts.getMessage("service." + service.city().name() + ".title", null, language);
        try (Sheet sheet = new Sheet(title + " " + checkout.reference(), language)) {
            sheet.text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND)
                    .text(title, MARGIN, 132, 26, true, Sheet.TEXT)
                    .fill(MARGIN, 152, WIDTH, 1, Sheet.SOFT);
            row(sheet, say("for", language), name, 184, false);
            row(sheet, say("about", language), service.subject(checkout.answers()), 210, false);
            row(sheet, say("reference", language), checkout.reference(), 236, false);
            row(sheet, say("paid", language), formats.time(paidAt), 262, false);
            sheet.fill(MARGIN, 280, WIDTH, 1, Sheet.SOFT);
            row(sheet, say("total", language), checkout.fee().toString(), 306, true);
            sheet.paragraph(say("note", language), MARGIN, 352, 11, WIDTH, Sheet.SOFT);
            return new NewDocument("receipt", say("file", language) + "-" + checkout.reference() + ".pdf",
                    sheet.toPdf());
        }
    }

    private static void row(Sheet sheet, String name, String value, float y, boolean strong) {
        sheet.text(name, MARGIN, y, strong ? 14 : 12, strong, strong ? Sheet.TEXT : Sheet.SOFT);
        sheet.text(value, MARGIN + 190, y, strong ? 14 : 12, strong, Sheet.TEXT);
    }

    private String say(String key, Locale language) {
        return texts.getMessage("cases.receipt." + key, null, language);
    }
}
