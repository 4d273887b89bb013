package ch.meinkonto.portal.payment;

import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.soc.contract.RefundEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Staff bring a refund to its end that the provider refused. What a colleague has done meanwhile is not done twice. */
@Service
@Transactional
class SettleRefund {
    private final RefundBook refunds;
    private final PaymentBook book;
    private final SecurityEvents events;
    private final Clock clock;

    SettleRefund(RefundBook refunds, PaymentBook book, SecurityEvents events, Clock clock) {
        this.refunds = refunds;
        this.book = book;
        this.events = events;
        this.clock = clock;
    }

    /** Has the provider asked once more: the resident may have a valid card again. */
    void again(UUID id) {
        refunds.dueAgain(refund(id).id(), clock.instant());
    }

    /**
     * Notes that the money was given back another way; the ledger and the security events hear of it.
     *
     * @param staff account id of who gave it
     */
    void byHand(UUID id, String staff) {
        Refund refund = refund(id);
        if (!refunds.givenByHand(refund, staff, clock.instant())) {
            return;
        }
        PaymentRequest order = refund.payment().order();
        book.enter(refund.payment(), PaymentBook.LedgerEntry.REFUNDED, refund.amountMinor(), order.currency(),
                clock.instant());
        events.record(new RefundEvent(refund.payment().id().toString(), order.caseId(), refund.amountMinor(),
                order.currency(), null, false, staff, refund.reason()));
    }

    private Refund refund(UUID id) {
        return refunds.find(id).orElseThrow(() -> CaseNotFound.unknown("refund", id.toString()));
    }
}
