/**
 * The payment provider: the endpoints of the Datatrans Payment API v1 that a hosted pay page needs, the pay page itself,
 * signed webhooks, and every way in which such a provider can misbehave. No money moves and no card number is kept.
 *
 * <p>
 * Source: the vendor's API description 2.0.37 (19 July 2023). What it leaves open is chosen here and said at the type that
 * chooses: retry schedule ({@link ch.meinkonto.ops.simulators.payment.Webhooks}), life of the pay page
 * ({@link ch.meinkonto.ops.simulators.payment.Transaction}).
 */
@NullMarked
package ch.meinkonto.ops.simulators.payment;

import org.jspecify.annotations.NullMarked;
