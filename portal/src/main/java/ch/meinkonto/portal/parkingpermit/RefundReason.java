package ch.meinkonto.portal.parkingpermit;

import ch.meinkonto.soc.contract.Codes;

/** Why money of a permit goes back. */
enum RefundReason {
    /** It came when the request was over, or the plate had another permit. */
    REQUEST_OVER,
    /** The bill was paid by bank before. */
    ALREADY_PAID,
    /** The resident gave the permit back before its time. */
    PERMIT_RETURNED;

    /** The code in events. */
    String code() {
        return Codes.of(this);
    }
}
