package ch.meinkonto.portal.cases;

import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.payment.PaymentStatus;
import ch.meinkonto.portal.payment.Payments;
import ch.meinkonto.soc.contract.Codes;

/** How it stands with the payment of a draft, and what may be done with the draft meanwhile. */
@Component
class CheckoutStand {
    private final Checkouts checkouts;
    private final Payments payments;

    CheckoutStand(Checkouts checkouts, Payments payments) {
        this.checkouts = checkouts;
        this.payments = payments;
    }

    /** What to tell the resident on the page on which everything is checked. */
    enum Stand {
        /** Nobody went to pay yet. */
        NONE,
        /** The pay page is open, or the bank's answer is under way. */
        OPEN,
        /** Declined, cancelled or out of time. */
        FAILED,
        /** Somebody looks into it. */
        HELD,
        /** It arrived and went back, because the request could not be handed in any more. */
        GIVEN_BACK;

        String code() {
            return Codes.of(this).replace('_', '-');
        }
    }

    /** How it stands. */
    Stand of(OnlineService service, Draft draft) {
        Optional<Checkout> checkout = checkouts.ofDraft(service, draft.owner(), draft.id());
        if (checkout.isEmpty()) {
            return Stand.NONE;
        }
        String reference = checkout.get().reference();
        if (payments.isHeld(reference)) {
            return Stand.HELD;
        }
        if (checkout.get().givenBackAt() != null) {
            return Stand.GIVEN_BACK;
        }
        return payments.statusOf(reference)
                .map(status -> status == PaymentStatus.FAILED ? Stand.FAILED : Stand.OPEN)
                .orElse(Stand.NONE);
    }

    /**
     * Whether a draft was paid, and with that handed in.
     *
     * @throws CaseNotFound when it is somebody else's, or there is no such checkout
     */
    boolean isPaid(OnlineService service, String reference, String owner) {
        String name = service.city().name();
        Checkout checkout = checkouts.of(reference)
                .filter(found -> found.service().equals(name))
                .orElseThrow(() -> CaseNotFound.unknown(name, reference));
        if (!checkout.owner().equals(owner)) {
            throw CaseNotFound.ofSomebodyElse(name, reference);
        }
        return checkout.paidAt() != null;
    }

    /**
     * Keeps what was checked together while it is being paid: its files must not go.
     *
     * @throws CaseRejected while it is
     */
    void mustNotBeUnderWay(OnlineService service, Draft draft) {
        Stand stand = of(service, draft);
        if (stand == Stand.OPEN || stand == Stand.HELD) {
            throw new CaseRejected(Reason.BEING_PAID);
        }
    }

    /**
     * The draft is given up: money that still arrives goes back.
     *
     * @throws CaseRejected while it is being paid
     */
    void giveUp(OnlineService service, Draft draft) {
        mustNotBeUnderWay(service, draft);
        checkouts.drop(draft.id());
    }
}
