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
    private final RefundRules rules;
    private final SecurityEvents events;
    private final Clock clock;

    SettleRefund(RefundBook refunds, PaymentBook book, RefundRules rules, SecurityEvents events,
            Clock clock) {
        this.refunds = refunds;
        this.book = book;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** Has the provider asked once more: the resident may have a valid card again. */
    void again(UUID id) {
        refunds.dueAgain(refund(id).id(), clock.instant());
    }

    /**
     * Notes that the money was given back another way. Of more than one person may give alone, a second one must make sure first.
     *
     * @param staff account id of who gave it
     */
    void byHand(UUID id, String staff) {
        Refund refund = refund(id);
        if (refund.amountMinor() > rules.mostAlone().rappen()) {
            refunds.toldByHand(refund, staff, clock.instant());
        } else if (refunds.givenByHand(refund, staff, clock.instant())) {
            given(refund, staff);
        }
    }

    /**
     * Notes that a second person has made sure of it; who gave it makes sure of nothing.
     *
     * @param second account id of the second person
     */
    void confirm(UUID id, String second) {
        Refund refund = refund(id);
        refunds.confirmedByHand(refund, second, clock.instant()).ifPresent(giver -> given(refund, giver));
    }

    /** Notes that it was not given back after all. */
    void takeBack(UUID id) {
        refunds.takeBackByHand(refund(id).id());
    }

    /** The ledger and the security events hear of it. */
    private void given(Refund refund, String giver) {
        PaymentRequest order = refund.payment().order();
        book.enter(refund.payment(), PaymentBook.LedgerEntry.REFUNDED, refund.amountMinor(), order.currency(),
                clock.instant());
        events.record(new RefundEvent(refund.payment().id().toString(), order.caseId(), refund.amountMinor(),
                order.currency(), null, false, giver, refund.reason()));
    }

    private Refund refund(UUID id) {
        return refunds.find(id).orElseThrow(() -> CaseNotFound.unknown("refund", id.toString()));
    }
}
