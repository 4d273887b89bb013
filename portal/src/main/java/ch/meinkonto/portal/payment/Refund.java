package ch.meinkonto.portal.payment;

import java.util.UUID;

/**
 * Money that was rightly taken and goes back, wholly or in part.
 *
 * @param id our id, and the idempotency key of the call to the provider
 * @param payment what was paid
 * @param amountMinor how much goes back, in minor units (Rappen), 1 to what was paid
 * @param reason why, a code
 * @param status how far it is
 */
record Refund(UUID id, Payment payment, long amountMinor, String reason, RefundStatus status) {
    Refund {
        if (amountMinor < 1 || amountMinor > payment.order().amountMinor()) {
            throw new IllegalArgumentException("not a part of what was paid: " + amountMinor);
        }
        if (!payment.state().hasMoney()) {
            throw new IllegalArgumentException("nothing was paid with payment " + payment.id());
        }
    }

    /** One that is only decided yet. */
    static Refund due(Payment payment, long amountMinor, String reason) {
        return new Refund(UUID.randomUUID(), payment, amountMinor, reason, RefundStatus.DUE);
    }
}
