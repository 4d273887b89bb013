package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.portal.payment.PaymentFailed;
import ch.meinkonto.portal.payment.PaymentSettled;
import ch.meinkonto.portal.payment.Payments;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** What becomes of a short permit when its payment ends, in the payment's own transaction. */
@Component
class ShortPermitPaid {
    private final ShortPermits permits;
    private final Payments payments;
    private final ParkingPermitLetters letters;
    private final ServiceUsage usage;
    private final SecurityEvents events;
    private final Clock clock;

    ShortPermitPaid(ShortPermits permits, Payments payments, ParkingPermitLetters letters, ServiceUsage usage,
            SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.payments = payments;
        this.letters = letters;
        this.usage = usage;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaymentSettled settled) {
        decide(settled.caseId(), permit -> {
            permits.lockMark(permit.mark());
            boolean taken = ShortPermitRules.isTaken(permit, permits.paidFor(permit.mark()));
            return permit.paid(clock.instant(), LocalDate.now(clock), taken);
        });
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaymentFailed failed) {
        decide(failed.caseId(), ShortPermit::paymentFailed);
    }

    private void decide(String reference, UnaryOperator<ShortPermit> decision) {
        permits.lock(reference).ifPresent(before -> {
            ShortPermit after = decision.apply(before);
            if (after.state() == before.state()) {
                return;
            }
            permits.change(after);
            if (after.state() == ParkingPermitState.ACTIVE) {
                usage.decided(ParkingPermitService.NAME, true);
            }
            if (after.state() == ParkingPermitState.REFUND_DUE) {
                payments.refund(reference, after.fee().rappen(), RefundReason.REQUEST_OVER.code());
            }
            events.record(CaseEvent.changed(reference, ParkingPermitService.NAME, before.state().code(),
                    after.state().code()));
            letters.tellOf(after);
        });
    }
}
