/**
 * Kills engine and Elasticsearch while events come, and compares what is there in the end with what an undisturbed pipeline
 * makes of the same events.
 */
@NullMarked
package ch.meinkonto.soc.bench.kill;

import org.jspecify.annotations.NullMarked;
