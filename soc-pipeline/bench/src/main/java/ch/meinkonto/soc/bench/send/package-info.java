/**
 * Telemetry as our applications send it: numbered and chained like an emitter's, kept until the engine has acknowledged it.
 * Uses the contract of events and the OTLP messages; knows neither engine nor Elasticsearch.
 */
@NullMarked
package ch.meinkonto.soc.bench.send;

import org.jspecify.annotations.NullMarked;
