/**
 * Takes telemetry over OTLP, gRPC and HTTP, and acknowledges only what Elasticsearch has acknowledged.
 *
 * <p>
 * May use: normalise, store, chain, the engine's root package, the OTLP messages and services.
 */
@NullMarked
package ch.meinkonto.soc.engine.receive;

import org.jspecify.annotations.NullMarked;
