package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.portal.payment.PaymentFailed;
import ch.meinkonto.portal.payment.PaymentSettled;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * What becomes of a request when its payment ends. Runs in the payment's own transaction: there is never a settled payment
 * without its permit, and nothing in here refuses money that has arrived.
 */
@Component
class ParkingPermitPaid {
    private static final Logger log = LoggerFactory.getLogger(ParkingPermitPaid.class);

    private final ParkingPermits permits;
    private final ParkingPermitLetters letters;
    private final ParkingPermitRefunds refunds;
    private final ServiceUsage usage;
    private final SecurityEvents events;
    private final Clock clock;

    ParkingPermitPaid(ParkingPermits permits, ParkingPermitLetters letters, ParkingPermitRefunds refunds,
            ServiceUsage usage, SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.letters = letters;
        this.refunds = refunds;
        this.usage = usage;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaymentSettled settled) {
        if (refunds.isPaidByBill(settled.caseId())) {
            permits.lock(settled.caseId()).ifPresent(refunds::giveBackSecond);
        } else {
            settled(settled.caseId());
        }
    }

    /**
     * The money of a request has come, whichever way.
     *
     * @return where the request stands then; absent where there is none of that reference
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable ParkingPermitState settled(String reference) {
        return decide(reference, permit -> {
            permits.lockPlate(permit.plate(), permit.validity().year());
            boolean plateHasPermit = permits.plateHasActivePermit(permit.plate(), permit.validity().year());
            return permit.paid(clock.instant(), LocalDate.now(clock), plateHasPermit);
        });
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaymentFailed failed) {
        decide(failed.caseId(), ParkingPermit::paymentFailed);
    }

    private @Nullable ParkingPermitState decide(String reference, UnaryOperator<ParkingPermit> decision) {
        // Payments of other services have other references.
        return permits.lock(reference).map(before -> {
            ParkingPermit after = decision.apply(before);
            if (after.state() == before.state()) {
                return after.state();
            }
            permits.change(after);
            if (after.state() == ParkingPermitState.ACTIVE) {
                usage.decided(ParkingPermitService.NAME, true);
            }
            if (after.state() == ParkingPermitState.REFUND_DUE) {
                refunds.giveBack(after, after.fee(), RefundReason.REQUEST_OVER);
            }
            events.record(CaseEvent.changed(reference, ParkingPermitService.NAME, before.state().code(),
                    after.state().code()));
            letters.tellOf(after);
            log.info("parking permit changed, reference={} from={} to={}", reference, before.state(), after.state());
            return after.state();
        }).orElse(null);
    }
}
