package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.RequestBehind;
import ch.meinkonto.portal.document.PdfAnswer;
import ch.meinkonto.portal.payment.PaymentRefused;
import ch.meinkonto.soc.contract.Codes;

/** The pages of a request: what became of it, paying again, withdrawing, documents. */
@Controller
@RequestMapping("/parking-permit/requests/{reference}")
class ParkingPermitController {
    private final FindParkingPermits find;
    private final PayForParkingPermit pay;
    private final WithdrawParkingPermit withdraw;
    private final DownloadParkingPermit download;
    private final ReturnParkingPermit returns;
    private final ParkingPermitCheckout checkout;
    private final ReckoningInWords reckonings;
    private final YearlyPermit service;
    private final RequestBehind behind;
    private final Clock clock;

    ParkingPermitController(FindParkingPermits find, PayForParkingPermit pay, WithdrawParkingPermit withdraw,
            DownloadParkingPermit download, ReturnParkingPermit returns, ParkingPermitCheckout checkout,
            ReckoningInWords reckonings, YearlyPermit service, RequestBehind behind, Clock clock) {
        this.find = find;
        this.pay = pay;
        this.withdraw = withdraw;
        this.download = download;
        this.returns = returns;
        this.checkout = checkout;
        this.reckonings = reckonings;
        this.service = service;
        this.behind = behind;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String reference, Resident resident,
            @RequestParam(required = false) @Nullable String payment,
            @RequestParam(required = false) @Nullable String changed, Locale language) {
        if (ShortPermit.isReference(reference)) {
            // Who comes from the list of payments knows the reference only.
            return redirect("/parking-permit/short-requests/" + reference);
        }
        ParkingPermit permit = find.read(reference, resident);
        ModelAndView page = page("parkingpermit/request", permit).addObject("changed", changed)
                .addObject("reckoning", reckonings.of(permit, language).orElse(null));
        behind.addTo(page, service, reference, resident, language);
        returns.refundOf(permit).ifPresent(refund -> page.addObject("refund", refund));
        return "provider_unavailable".equals(payment) ? page.addObject("paymentUnavailable", true) : page;
    }

    /** Where the resident comes back from paying, and may come back later: the good news, or the way on. */
    @GetMapping("/confirmation")
    ModelAndView confirm(@PathVariable String reference, Resident resident, Locale language) {
        ParkingPermit permit = find.read(reference, resident);
        return permit.stateOn(today()) == ParkingPermitState.ACTIVE
                ? behind.addTo(page("parkingpermit/confirmation", permit), service, reference, resident, language)
                : redirect(pathOf(reference));
    }

    @PostMapping("/pay")
    ModelAndView payAgain(@PathVariable String reference, Resident resident, Locale language) {
        try {
            return redirect(checkout.open(pay.prepare(reference, resident.id()), language).toString());
        } catch (ParkingPermitRejected paidMeanwhile) {
            return redirect(pathOf(reference));
        } catch (PaymentRefused refusal) {
            return redirect(pathOf(reference) + "?payment=" + Codes.of(refusal.reason()));
        }
    }

    @GetMapping("/withdraw")
    ModelAndView askWithdraw(@PathVariable String reference, Resident resident) {
        ParkingPermit permit = find.own(reference, resident.id());
        return permit.state().isUnpaid() ? page("parkingpermit/withdraw", permit) : redirect(pathOf(reference));
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(@PathVariable String reference, Resident resident) {
        try {
            withdraw.withdraw(reference, resident.id());
        } catch (ParkingPermitRejected paidMeanwhile) {
            return redirect(pathOf(reference));
        }
        return redirect(pathOf(reference));
    }

    @GetMapping("/permit.pdf")
    ResponseEntity<byte[]> permitDocument(@PathVariable String reference, Resident resident, Locale language) {
        return PdfAnswer.of("Parkkarte-" + reference + ".pdf", download.permit(reference, resident.id(), language));
    }

    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receiptDocument(@PathVariable String reference, Resident resident, Locale language) {
        return PdfAnswer.of("Quittung-" + reference + ".pdf", download.receipt(reference, resident.id(), language));
    }

    @GetMapping("/bill.pdf")
    ResponseEntity<byte[]> billDocument(@PathVariable String reference, Resident resident, Locale language) {
        return PdfAnswer.of("Rechnung-" + reference + ".pdf", download.bill(reference, resident.id(), language));
    }

    private ModelAndView page(String view, ParkingPermit permit) {
        return new ModelAndView(view, Map.of("permit", permit, "state", permit.stateOn(today()), "held",
                checkout.isHeld(permit)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String pathOf(String reference) {
        return "/parking-permit/requests/" + reference;
    }

    private static ModelAndView redirect(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
