package ch.meinkonto.portal.receipt;

import java.time.Instant;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.document.DocumentSeal;
import ch.meinkonto.portal.document.Letter;
import ch.meinkonto.portal.document.PdfSignature;

/** The receipt of a payment, for the resident's papers: one paper for all services, signed, and to be checked by its code. */
@Component
public class Receipts {
    private final Letter.Paper paper;
    private final DocumentSeal seal;
    private final PdfSignature signature;

    Receipts(MessageSource texts, DocumentSeal seal, PdfSignature signature) {
        this.paper = new Letter.Paper(texts, "payments.receipt");
        this.seal = seal;
        this.signature = signature;
    }

    /**
     * What was paid.
     *
     * @param service name of the city service
     * @param what what it was paid for, in the language of the receipt
     * @param reference of the request
     * @param number under which provider or bank know the payment
     * @param amount how much
     * @param paidAt when the money was the city's
     */
    public record Paid(String service, String what, String reference, String number, Money amount, Instant paidAt) {}

    /** The receipt as a signed PDF. */
    public byte[] of(Paid paid, Locale language) {
        try (Letter letter = paper.letter(language, paid.reference(), "title")) {
            return signature.sign(letter.row("for", paid.what())
                    .row("reference", paid.reference())
                    .row("number", paid.number())
                    .row("paid", paid.paidAt())
                    .gap()
                    .strong("total", paid.amount())
                    .gap()
                    .note("note")
                    .code(seal.code(paid.service(), "receipt", paid.reference(), paid.paidAt()), "check")
                    .toPdf());
        }
    }
}
