/**
 * The audit trail: what analysts and the engine did, in a chain of hashes that shows any later change.
 *
 * <p>
 * Index {@code meinkonto-audit}, one document per entry under its sequence number, create only: a number is given once,
 * whoever asks. Each entry holds the hash of the one before it. The trail is never dropped by retention.
 *
 * <p>
 * May use: the contract, the engine's root package, the Elasticsearch client.
 */
@NullMarked
package ch.meinkonto.soc.engine.audit;

import org.jspecify.annotations.NullMarked;
