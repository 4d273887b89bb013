/**
 * Turns OTLP into ECS documents: what is stored, and what detection sees of it.
 *
 * <p>
 * May use: the contract, enrich, the engine's root package, the OTLP messages. Knows neither HTTP nor Elasticsearch.
 */
@NullMarked
package ch.meinkonto.soc.engine.normalise;

import org.jspecify.annotations.NullMarked;
