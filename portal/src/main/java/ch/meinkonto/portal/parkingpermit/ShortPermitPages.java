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
import ch.meinkonto.portal.document.PdfAnswer;
import ch.meinkonto.portal.payment.PaymentRefused;

/** The page of a short permit: what became of it, paying again, withdrawing, its document. */
@Controller
@RequestMapping("/parking-permit/short-requests/{reference}")
class ShortPermitPages {
    private final KeepShortPermit keep;
    private final ParkingPermitCheckout checkout;
    private final ParkingPermitRefunds refunds;
    private final Clock clock;

    ShortPermitPages(KeepShortPermit keep, ParkingPermitCheckout checkout, ParkingPermitRefunds refunds, Clock clock) {
        this.keep = keep;
        this.checkout = checkout;
        this.refunds = refunds;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String reference, Resident resident,
            @RequestParam(required = false) @Nullable String payment) {
        ShortPermit permit = keep.read(reference, resident);
        return new ModelAndView("parkingpermit/short-request",
                Map.of("permit", permit, "state", permit.stateOn(LocalDate.now(clock)), "held",
                        checkout.isHeld(permit), "paymentUnavailable", "unavailable".equals(payment)))
                .addObject("refund", refunds.of(reference).orElse(null));
    }

    @PostMapping("/pay")
    ModelAndView payAgain(@PathVariable String reference, Resident resident, Locale language) {
        try {
            return redirect(checkout.open(keep.preparePayment(reference, resident.id()), language).toString());
        } catch (ParkingPermitRejected paidMeanwhile) {
            return redirect("/parking-permit/short-requests/" + reference);
        } catch (PaymentRefused refusal) {
            return redirect("/parking-permit/short-requests/" + reference + "?payment=unavailable");
        }
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(@PathVariable String reference, Resident resident) {
        try {
            keep.withdraw(reference, resident.id());
            return redirect("/parking-permit/short-requests/" + reference);
        } catch (ParkingPermitRejected paidMeanwhile) {
            return redirect("/parking-permit/short-requests/" + reference);
        }
    }

    @GetMapping("/permit.pdf")
    ResponseEntity<byte[]> document(@PathVariable String reference, Resident resident, Locale language) {
        return PdfAnswer.of("Parkkarte-" + reference + ".pdf", keep.document(reference, resident.id(), language));
    }

    /** Onwards with GET. */
    static ModelAndView redirect(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
