package ch.meinkonto.portal.parkingpermit;

import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.payment.Payments;
import ch.meinkonto.portal.payment.Refunded;

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

    /**
     * What goes back, as residents and staff are told.
     *
     * @param amount how much
     * @param stand how far it is: a status of the payment's refund, or {@code owed} where nothing goes back by the way it came
     */
    record Owed(Money amount, String stand) {}

    /** What goes back of a permit's money; empty where nothing does. */
    Optional<Owed> of(ParkingPermit permit) {
        ParkingPermit.Returned returned = permit.returned();
        if (returned == null) {
            return of(permit.reference());
        }
        Optional<Refunded> refund = bills.hasPaid(permit.reference())
                ? Optional.empty()
                : payments.refundOf(permit.reference());
        return Optional.of(new Owed(returned.refund(), refund.map(found -> found.status().code()).orElse("owed")))
                .filter(owed -> owed.amount().rappen() > 0);
    }

    /** What goes back of a request's payment; empty where nothing does. */
    Optional<Owed> of(String reference) {
        return payments.refundOf(reference).map(refund -> new Owed(refund.amount(), refund.status().code()));
    }
}
