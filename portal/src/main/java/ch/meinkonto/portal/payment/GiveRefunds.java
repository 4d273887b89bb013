package ch.meinkonto.portal.payment;

import java.time.Clock;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.soc.contract.RefundEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Has the provider give back what was decided. The call may be made twice, by two portals or after a lost answer: its key
 * stays the same, so the money goes once. A payment that is held gives nothing back until it is let go.
 */
@Component
class GiveRefunds {
    private static final Logger LOGGER = LoggerFactory.getLogger(GiveRefunds.class);
    private static final int AT_ONCE = 50;

    private final PaymentProvider provider;
    private final RefundBook refunds;
    private final PaymentBook book;
    private final PaymentHolds holds;
    private final SecurityEvents events;
    private final TransactionOperations transaction;
    private final Clock clock;

    GiveRefunds(PaymentProvider provider, RefundBook refunds, PaymentBook book, PaymentHolds holds,
            SecurityEvents events, TransactionOperations transaction, Clock clock) {
        this.provider = provider;
        this.refunds = refunds;
        this.book = book;
        this.holds = holds;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${meinkonto.payment.poll-interval}", initialDelayString = "${meinkonto.payment.poll-interval}")
    void giveDue() {
        for (UUID id : refunds.due(clock.instant(), AT_ONCE)) {
            try {
                give(id);
            } catch (RuntimeException failure) {
                // One that cannot be given must not keep the others waiting.
                LOGGER.warn("refund waits refundId={} cause={}", id, failure.getMessage());
                refunds.checkNext(id, clock.instant().plus(PaymentRecorder.OPEN_CHECK));
            }
        }
    }

    private void give(UUID id) {
        Refund refund = refunds.find(id).orElseThrow();
        if (holds.isHeld(refund.payment().order().caseId())) {
            refunds.checkNext(id, clock.instant().plus(PaymentRecorder.OPEN_CHECK));
            return;
        }
        try {
            provider.credit(refund);
        } catch (ProviderRefused refused) {
            LOGGER.error("refund refused by the provider refundId={} code={}", id, refused.code());
            transaction.executeWithoutResult(
                    status -> refunds.decide(refund, RefundStatus.REFUSED, clock.instant()));
            return;
        }
        transaction.executeWithoutResult(status -> given(refund));
    }

    private void given(Refund refund) {
        if (!refunds.decide(refund, RefundStatus.DONE, clock.instant())) {
            return;
        }
        PaymentRequest order = refund.payment().order();
        book.enter(refund.payment(), PaymentBook.LedgerEntry.REFUNDED, refund.amountMinor(), order.currency(),
                clock.instant());
        events.record(new RefundEvent(refund.payment().id().toString(), order.caseId(), refund.amountMinor(),
                order.currency(), null, true, order.userId(), refund.reason()));
    }
}
