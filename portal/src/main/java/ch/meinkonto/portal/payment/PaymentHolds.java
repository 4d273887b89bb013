package ch.meinkonto.portal.payment;

import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.responder.ResponsesInForce;

/**
 * Which payments the security operations centre holds. With one attempt to pay a request all others are held too: what is
 * paid for must not be handed out because the resident, or somebody else, pays it a second way.
 */
@Component
class PaymentHolds {
    private final ResponsesInForce orders;
    private final PaymentBook book;

    PaymentHolds(ResponsesInForce orders, PaymentBook book) {
        this.orders = orders;
        this.book = book;
    }

    /** Whether the payment of a request is held. */
    boolean isHeld(String caseId) {
        return isAnyHeld(book.ofCase(caseId));
    }

    /** Whether any of the attempts to pay a request is held. */
    boolean isAnyHeld(List<Payment> ofCase) {
        return ofCase.stream()
                .anyMatch(payment -> orders.isOrdered(ResponseAction.HOLD_PAYMENT, payment.id().toString()));
    }
}
