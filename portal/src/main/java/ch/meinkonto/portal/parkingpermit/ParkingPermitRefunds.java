package ch.meinkonto.portal.parkingpermit;

import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.payment.Payments;
import ch.meinkonto.portal.payment.RefundStatus;

/**
 * Which way money of a permit goes back: by the way it came, or by the hand of staff where it came by bank. A bill that was
 * paid by bank may be paid by card too; then the card's money goes back whole, and is no way for anything else.
 */
@Component
class ParkingPermitRefunds {
    private final Payments payments;
    private final BillPayments bills;

    ParkingPermitRefunds(Payments payments, BillPayments bills) {
        this.payments = payments;
        this.bills = bills;
    }

    /** Whether the permit counts because a bill was paid. */
    boolean isPaidByBill(String reference) {
        return bills.hasPaid(reference);
    }

    /** Has money of a permit that was paid given back; in the transaction of the decision. */
    void giveBack(ParkingPermit permit, Money amount, RefundReason reason) {
        if (amount.rappen() > 0 && !bills.hasPaid(permit.reference())) {
            payments.refund(permit.reference(), amount.rappen(), reason.code());
        }
    }

    /** Has the money given back that came by card for a bill that was paid by bank. */
    void giveBackSecond(ParkingPermit permit) {
        payments.refund(permit.reference(), permit.fee().rappen(), RefundReason.ALREADY_PAID.code());
    }

    /** How far the return of a permit's money is; empty where staff must give it back. */
    Optional<RefundStatus> statusOf(String reference) {
        return bills.hasPaid(reference) ? Optional.empty() : payments.refundOf(reference);
    }
}
