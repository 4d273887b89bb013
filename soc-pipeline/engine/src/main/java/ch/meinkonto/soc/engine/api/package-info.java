/**
 * What programs may ask the engine, with an access token of scope {@code soc:read}: its alerts and its rules. Errors are
 * problem documents (RFC 9457).
 *
 * <p>
 * May use: the contract, {@code alert}, {@code detect}, the Sigma library.
 */
@NullMarked
package ch.meinkonto.soc.engine.api;

import org.jspecify.annotations.NullMarked;
