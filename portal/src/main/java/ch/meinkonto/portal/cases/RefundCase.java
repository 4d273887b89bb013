package ch.meinkonto.portal.cases;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.portal.payment.Payments;

/**
 * Gives a paid fee back where the service says so, in the transaction of what ended the case. It was rightly paid, so it is
 * refunded, not reversed: the payment stays in the books, with what went back of it.
 */
@Component
class RefundCase {
    private final Checkouts checkouts;
    private final Timeline timeline;
    private final Payments payments;

    RefundCase(Checkouts checkouts, Timeline timeline, Payments payments) {
        this.checkouts = checkouts;
        this.timeline = timeline;
        this.payments = payments;
    }

    /** Gives the fee back, once, when there was one and the service's rule says so. */
    void ifDue(OnlineService service, CaseFile ended) {
        checkouts.lock(ended.reference())
                .filter(checkout -> checkout.paidAt() != null && checkout.givenBackAt() == null)
                .filter(checkout -> service.refundsFee(ended))
                .ifPresent(checkout -> {
                    String reason = ended.state() == CaseState.WITHDRAWN ? "request_withdrawn" : "request_refused";
                    if (!payments.refund(ended.reference(), checkout.fee().rappen(), reason)) {
                        throw new IllegalStateException("no money to give back for " + ended.reference());
                    }
                    checkouts.givenBack(ended.reference());
                    timeline.add(ended.reference(), Kind.REFUNDED, Party.SYSTEM, Decision.BY_RULE);
                });
    }
}
