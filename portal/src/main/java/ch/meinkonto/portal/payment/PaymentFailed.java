package ch.meinkonto.portal.payment;

/**
 * A payment came to its end without money. Published once per payment, inside the transaction that records it. A later
 * payment for the same request may still succeed.
 *
 * @param caseId reference of the request that was to be paid
 * @param paymentId our id of the payment (UUID)
 * @param reason why: declined, cancelled, expired, provider_unavailable
 */
public record PaymentFailed(String caseId, String paymentId, String reason) {}
