/**
 * What programs may ask the engine, with an access token of scope {@code soc:read}: its alerts, its rules,
 * backtests of rules, and what was ordered about alerts; with scope {@code soc:respond} they may order. Errors are problem documents (RFC 9457).
 *
 * <p>
 * May use: the contract, {@code alert}, {@code detect}, {@code backtest}, {@code respond}, the engine's root package, the Sigma library.
 */
@NullMarked
package ch.meinkonto.soc.engine.api;

import org.jspecify.annotations.NullMarked;
