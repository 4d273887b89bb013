/**
 * What programs may ask the engine, with an access token of scope {@code soc:read}: its alerts, its rules, and
 * backtests of rules. Errors are problem documents (RFC 9457).
 *
 * <p>
 * May use: the contract, {@code alert}, {@code detect}, {@code backtest}, the Sigma library.
 */
@NullMarked
package ch.meinkonto.soc.engine.api;

import org.jspecify.annotations.NullMarked;
