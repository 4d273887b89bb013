package ch.meinkonto.portal.payment;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.responder.ResponseHandler;
import ch.meinkonto.soc.responder.TargetUnknown;

/**
 * Holds a payment: {@link FollowPayment} decides nothing more on it while the order is in force, whatever the provider tells. What
 * the provider told meanwhile is not lost, because it is asked again afterwards.
 */
@Component
class HoldPayment implements ResponseHandler {
    private final PaymentBook book;
    private final Clock clock;

    HoldPayment(PaymentBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public ResponseAction action() {
        return ResponseAction.HOLD_PAYMENT;
    }

    /**
     * Waits for a step that is being decided, so that none is decided after the answer. A call to the provider that was
     * under way before is not stopped: an authorised payment may still be settled there, and one that is being returned may
     * still be given back. The effect says so.
     */
    @Override
    public String carryOut(ResponseOrder order) {
        UUID id = UUID.fromString(order.target());
        book.lockCase(book.find(id).orElseThrow(TargetUnknown::new).order().caseId());
        PaymentState state = book.find(id).orElseThrow().state();
        return switch (state) {
            case SETTLED, RETURNED -> "1 payment, " + name(state) + " before: nothing of it was left to hold";
            case AUTHORIZED -> "1 payment, authorized: a settlement already under way at the provider is not stopped";
            case RETURNING -> "1 payment, returning: a return already under way at the provider is not stopped";
            case CREATED, REDIRECTED, CANCELLED, FAILED, EXPIRED -> "1 payment, " + name(state);
        };
    }

    /** The poller looks at once at all that stood still; where another order is in force, it looks in vain. */
    @Override
    public void end(ResponseOrder order) {
        book.find(UUID.fromString(order.target()))
                .ifPresent(held -> book.ofCase(held.order().caseId())
                        .forEach(payment -> book.checkNext(payment.id(), clock.instant())));
    }

    private static String name(PaymentState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
