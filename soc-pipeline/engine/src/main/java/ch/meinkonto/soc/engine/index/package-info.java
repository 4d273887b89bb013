/**
 * How any stage works with an Elasticsearch index of its own: templates that know their version, long reads from a
 * snapshot.
 *
 * <p>
 * May use: the engine's root package, the Elasticsearch client.
 */
@NullMarked
package ch.meinkonto.soc.engine.index;

import org.jspecify.annotations.NullMarked;
