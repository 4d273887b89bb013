/**
 * From findings to alerts: what an alert says, under which id it is kept, and how it is written so that it is neither lost
 * nor doubled.
 *
 * <p>
 * May use: the contract, the Sigma library, {@code store}, the Elasticsearch client.
 */
@NullMarked
package ch.meinkonto.soc.engine.alert;

import org.jspecify.annotations.NullMarked;
