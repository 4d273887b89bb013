package ch.meinkonto.portal.payment;

import java.time.Instant;

import ch.meinkonto.portal.cityservice.Money;

/**
 * Money of a payment that goes back, as the resident and staff are told.
 *
 * @param amount how much
 * @param whole whether that is all that was paid
 * @param status how far it is
 * @param since when it came so far
 */
public record Refunded(Money amount, boolean whole, RefundStatus status, Instant since) {}
