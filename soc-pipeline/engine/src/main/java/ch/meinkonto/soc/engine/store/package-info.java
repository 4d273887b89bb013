/**
 * Keeps documents in Elasticsearch, each exactly once: templates, dated indices, idempotent bulk writes, long
 * reads from a snapshot, retention.
 *
 * <p>
 * May use: the contract, the engine's root package, the Elasticsearch client.
 */
@NullMarked
package ch.meinkonto.soc.engine.store;

import org.jspecify.annotations.NullMarked;
