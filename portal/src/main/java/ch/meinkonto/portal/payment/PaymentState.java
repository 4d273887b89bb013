package ch.meinkonto.portal.payment;

import java.util.Set;

/**
 * How far a payment is. The one place that says which step may follow which.
 *
 * <p>
 * The provider has the last word on money: a payment that was closed here may still turn out to be authorised there. Then
 * it is settled, or the money goes back if the request does not need it any more.
 */
enum PaymentState {
    /** Written down; the provider has not answered yet. */
    CREATED,
    /** The provider has opened it, the resident is on the way to the pay page or on it. */
    REDIRECTED,
    /** The bank holds the amount for us; we are asking to settle. */
    AUTHORIZED,
    /** The money is ours. */
    SETTLED,
    /** The resident turned away, or asked anew for another amount. */
    CANCELLED,
    /** The bank or the provider said no. */
    FAILED,
    /** Half an hour went by. */
    EXPIRED,
    /** Money is held or taken that is not due to us, or not any more; we are giving it back. */
    RETURNING,
    /** It was given back. */
    RETURNED;

    /** Which states may follow. */
    Set<PaymentState> next() {
        return switch (this) {
            case CREATED -> Set.of(REDIRECTED, CANCELLED, FAILED, EXPIRED);
            case REDIRECTED -> Set.of(AUTHORIZED, SETTLED, CANCELLED, FAILED, EXPIRED, RETURNING);
            case AUTHORIZED -> Set.of(SETTLED, FAILED, RETURNING);
            case CANCELLED, FAILED, EXPIRED -> Set.of(AUTHORIZED, SETTLED, RETURNING);
            case RETURNING -> Set.of(RETURNED);
            // Only when the city service gives it back.
            case SETTLED -> Set.of(RETURNING);
            case RETURNED -> Set.of();
        };
    }

    /** Whether the resident may still pay. */
    boolean isOpen() {
        return this == CREATED || this == REDIRECTED;
    }

    /** Whether the amount is held for us or ours. */
    boolean hasMoney() {
        return this == AUTHORIZED || this == SETTLED;
    }

    /** Whether it ended without money, as far as we know. */
    boolean isClosed() {
        return this == CANCELLED || this == FAILED || this == EXPIRED;
    }
}
