package ch.meinkonto.portal.receipt;

import java.time.Instant;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.DocumentSeal;
import ch.meinkonto.portal.document.PdfSignature;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.page.Formats;
import ch.meinkonto.portal.payment.PayerPayments.PayerPayment;

/** The receipt of a payment, for the resident's papers: signed, and to be checked by its code. */
@Component
class ReceiptPdf {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;
    private static final float QR_CODE = 150;

    private final MessageSource texts;
    private final DocumentSeal seal;
    private final PdfSignature signature;

    ReceiptPdf(MessageSource texts, DocumentSeal seal, PdfSignature signature) {
        this.texts = texts;
        this.seal = seal;
        this.signature = signature;
    }

    byte[] of(PayerPayment payment, Instant paidAt, Locale language) {
        Formats formats = new Formats(language);
        String title = say("title", language);
        try (Sheet sheet = new Sheet(title + " " + payment.reference(), language)) {
            sheet.text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND)
                    .text(title, MARGIN, 126, 24, true, Sheet.TEXT)
                    .fill(MARGIN, 146, WIDTH, 1, Sheet.SOFT);
            float line = row(sheet, say("for", language),
                    texts.getMessage("service." + payment.service() + ".title", null, language), 178);
            line = row(sheet, say("reference", language), payment.reference(), line);
            line = row(sheet, say("number", language), payment.number(), line);
            line = row(sheet, say("paid", language), formats.time(paidAt), line);
            sheet.fill(MARGIN, line - 8, WIDTH, 1, Sheet.SOFT)
                    .text(say("total", language), MARGIN, line + 18, 14, true, Sheet.TEXT)
                    .text(payment.amount().toString(), MARGIN + 210, line + 18, 14, true, Sheet.TEXT);
            line = sheet.paragraph(say("note", language), MARGIN, line + 54, 11, WIDTH, Sheet.SOFT) + 14;
            sheet.qrCode(seal.code(payment.service(), "receipt", payment.reference(), paidAt), MARGIN, line, QR_CODE);
            sheet.paragraph(say("check", language), MARGIN + QR_CODE + 24, line + 16, 10, WIDTH - QR_CODE - 24,
                    Sheet.SOFT);
            return signature.sign(sheet.toPdf());
        }
    }

    private static float row(Sheet sheet, String name, String value, float y) {
        sheet.text(name, MARGIN, y, 12, false, Sheet.SOFT).text(value, MARGIN + 210, y, 12, false, Sheet.TEXT);
        return y + 26;
    }

    private String say(String key, Locale language) {
        return texts.getMessage("payments.receipt." + key, null, language);
    }
}
