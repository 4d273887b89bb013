package ch.meinkonto.portal.payment;

import ch.meinkonto.soc.contract.Codes;

/** Why a payment came to nothing. */
enum PaymentFailure {
    /** The bank said no. */
    DECLINED,
    /** The resident turned away on the pay page. */
    CANCELLED,
    /** Nobody paid within half an hour. */
    EXPIRED,
    /** The provider never opened it. */
    PROVIDER_UNAVAILABLE,
    /** What the provider tells is not what was asked for: amount, currency, reference or merchant. */
    MISMATCH,
    /** Another payment has paid the request. */
    ALREADY_PAID,
    /** The request was asked to be paid anew, with another amount. */
    SUPERSEDED,
    /** It was paid, and the city service gives the money back. */
    REFUNDED;

    /** The code as it stands in events. */
    String code() {
        return Codes.of(this);
    }
}
