/**
 * How an application tells the security operations centre what happened: record an event inside the transaction it tells
 * of, and the relay delivers it, at least once and in order, as an OTLP log record.
 *
 * <p>
 * May use: the contract, Spring, JDBC, OpenTelemetry. Nobody in here knows who reads the events.
 */
@NullMarked
package ch.meinkonto.soc.emitter;

import org.jspecify.annotations.NullMarked;
