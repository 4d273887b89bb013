package ch.meinkonto.portal.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.document.PdfAnswer;
import ch.meinkonto.portal.payment.PayerPayments;
import ch.meinkonto.portal.payment.PayerPayments.PayerPayment;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** What a resident paid, with a receipt for each payment. */
@Controller
@RequestMapping("/account/payments")
class ReceiptPages {
    private final PayerPayments payments;
    private final Receipts receipts;
    private final List<RequestsOfResident> requests;
    private final MessageSource texts;
    private final SecurityEvents events;

    ReceiptPages(PayerPayments payments, Receipts receipts, List<RequestsOfResident> requests, MessageSource texts,
            SecurityEvents events) {
        this.payments = payments;
        this.receipts = receipts;
        this.requests = requests;
        this.texts = texts;
        this.events = events;
    }

    @GetMapping
    String show(Model model, Resident resident) {
        model.addAttribute("payments", payments.of(resident.id()));
        return "receipt/payments";
    }

    /**
     * The event names its owner: whoever else should get it one day, by a mistake of ours, stands out.
     *
     * @throws CaseNotFound when it is not paid, or not the resident's
     */
    @GetMapping("/{id}/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID id, Resident resident, Locale language) {
        PayerPayment own = payments.own(id, resident);
        Instant paidAt = own.paidAt();
        if (paidAt == null) {
            throw CaseNotFound.unknown("receipt", id.toString());
        }
        byte[] receipt = receipts.of(new Receipts.Paid(own.service(), what(own, resident, language), own.reference(),
                own.number(), own.amount(), paidAt), language);
        events.record(new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, Digests.of(id.toString()), "receipt",
                receipt.length, resident.id(), null));
        return PdfAnswer.of("Quittung-" + own.reference() + ".pdf", receipt);
    }

    /** The service, and what the request is about as the resident calls it. */
    private String what(PayerPayment payment, Resident resident, Locale language) {
        String title = texts.getMessage("service." + payment.service() + ".title", null, language);
        return requests.stream()
                .flatMap(all -> all.requestsOf(resident.id()).stream())
                .filter(request -> request.reference().equals(payment.reference()) && !request.subject().isBlank())
                .map(request -> title + ", " + request.subject())
                .findFirst()
                .orElse(title);
    }
}
