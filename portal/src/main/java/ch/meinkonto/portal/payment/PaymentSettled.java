package ch.meinkonto.portal.payment;

/**
 * A payment was settled. Published once per payment, inside the transaction that records it.
 *
 * @param caseId reference of the request that is paid
 * @param paymentId our id of the payment (UUID)
 */
public record PaymentSettled(String caseId, String paymentId) {}
