package ch.meinkonto.portal.parkingpermit;

import java.net.URI;
import java.util.Locale;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.payment.PaymentRequest;
import ch.meinkonto.portal.payment.Payments;

/** From a request that awaits payment to the address of the pay page. Waits for the provider: never in a transaction. */
@Component
class ParkingPermitCheckout {
    private final Payments payments;

    ParkingPermitCheckout(Payments payments) {
        this.payments = payments;
    }

    /** @throws ch.meinkonto.portal.payment.PaymentRefused when no payment can be opened */
    URI open(ParkingPermit permit, Locale language) {
        return payments.open(new PaymentRequest(permit.reference(), ParkingPermitService.NAME, permit.owner(),
                permit.fee().rappen(), "CHF", language,
                "/parking-permit/requests/" + permit.reference() + "/confirmation"));
    }

    /** @throws ch.meinkonto.portal.payment.PaymentRefused when no payment can be opened */
    URI open(ShortPermit permit, Locale language) {
        return payments.open(new PaymentRequest(permit.reference(), ParkingPermitService.NAME, permit.owner(),
                permit.fee().rappen(), "CHF", language, "/parking-permit/short-requests/" + permit.reference()));
    }

    /** Whether a payment of the request is held, because somebody is looking into it. */
    boolean isHeld(ShortPermit permit) {
        return payments.isHeld(permit.reference());
    }

    /** Whether a payment of the request is held, because somebody is looking into it. */
    boolean isHeld(ParkingPermit permit) {
        return payments.isHeld(permit.reference());
    }
}
