/**
 * Watches that nothing is missing: sequence numbers and hash chain of every source. Silence and tampering become events.
 *
 * <p>
 * May use: the contract, normalise, store, the engine's root package.
 */
@NullMarked
package ch.meinkonto.soc.engine.chain;

import org.jspecify.annotations.NullMarked;
