/**
 * A pipeline of our own to be measured: the packaged engine and an Elasticsearch node, each a process on free ports, in a
 * folder that is thrown away. Uses the local stores and the Elasticsearch client; knows nothing of the engine's classes.
 */
@NullMarked
package ch.meinkonto.soc.bench.stand;

import org.jspecify.annotations.NullMarked;
