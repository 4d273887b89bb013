/**
 * How a resident pays for a city service: one payment per request, opened at the payment provider, followed by webhook,
 * return and poller until it is settled or failed. City services know {@link ch.meinkonto.portal.payment.Payments} and the
 * two events, nothing of the provider.
 *
 * <p>
 * May use: the emitter, the responder, the platform (access, cityservice, datedrule, page), Spring, JDBC. Knows no city service.
 *
 * <p>
 * Source of the rules: Datatrans Payment API 2.0.37, and {@code docs/adr/0005}.
 */
@NullMarked
package ch.meinkonto.portal.payment;

import org.jspecify.annotations.NullMarked;
