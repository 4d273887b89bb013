package ch.meinkonto.portal.payment;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Money;

/**
 * Where the browser comes back from the pay page. What its address says is not believed; it only makes us ask the provider.
 */
@Controller
@RequestMapping("/payment")
class PaymentController {
    private static final String SECONDS_UNTIL_NEXT_LOOK = "3";

    private final FollowPayment follow;
    private final PaymentProvider provider;
    private final PaymentOwners owners;
    private final PaymentHolds holds;

    PaymentController(FollowPayment follow, PaymentProvider provider, PaymentOwners owners, PaymentHolds holds) {
        this.follow = follow;
        this.provider = provider;
        this.owners = owners;
        this.holds = holds;
    }

    /** What to tell the resident about a payment that is not settled. */
    enum Outcome {
        /** Not paid yet; the pay page is still open. */
        OPEN,
        /** The bank has said yes or we do not know yet: we look again. */
        CHECKING,
        /** Somebody looks into it; the resident need not do anything. */
        HELD,
        DECLINED,
        CANCELLED,
        EXPIRED,
        /** Something was wrong and the money goes back. */
        RETURNED
    }

    @GetMapping("/return")
    RedirectView comeBack(@RequestParam UUID payment, Resident resident) {
        Payment own = owners.own(payment, resident);
        try {
            own = follow.follow(own.id());
        } catch (ProviderUnavailable unavailable) {
            return see("/payment/" + payment + "?checking=true");
        }
        return see(own.state() == PaymentState.SETTLED ? own.order().returnPath() : "/payment/" + payment);
    }

    @GetMapping("/{id}")
    Object show(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean checking, Resident resident,
            Model model, HttpServletResponse response) {
        Payment own = owners.own(id, resident);
        if (own.state() == PaymentState.SETTLED) {
            return see(own.order().returnPath());
        }
        Outcome outcome = holds.isHeld(own.order().caseId()) ? Outcome.HELD : outcomeOf(own, checking);
        if (outcome == Outcome.CHECKING) {
            response.setHeader("Refresh", SECONDS_UNTIL_NEXT_LOOK + ";url=/payment/return?payment=" + id);
        }
        URI payPage = own.state() == PaymentState.REDIRECTED && own.transactionId() != null
                ? provider.payPage(own.transactionId())
                : null;
        model.addAttribute("payment", own);
        model.addAttribute("amount", new Money(own.order().amountMinor()));
        model.addAttribute("outcome", outcome.name().toLowerCase(Locale.ROOT));
        model.addAttribute("payPage", payPage);
        return "payment/payment";
    }

    private static Outcome outcomeOf(Payment payment, boolean checking) {
        return switch (payment.state()) {
            case CREATED, REDIRECTED -> checking ? Outcome.CHECKING : Outcome.OPEN;
            case AUTHORIZED, SETTLED -> Outcome.CHECKING;
            case CANCELLED -> Outcome.CANCELLED;
            case EXPIRED -> Outcome.EXPIRED;
            case FAILED -> payment.failure() == PaymentFailure.CANCELLED ? Outcome.CANCELLED : Outcome.DECLINED;
            case RETURNING, RETURNED -> Outcome.RETURNED;
        };
    }

    private static RedirectView see(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }
}
