/**
 * What is done about alerts: orders of analysts, of programs and, where a rule says so, of the engine itself; kept before
 * they are sent, carried to the applications that carry them out, and followed until they are over.
 *
 * <p>
 * An order stands in index {@code meinkonto-responses} before anybody is asked to carry it out, and each application has a
 * state of its own in it. Delivery is at least once under the order's id, by which an application does it once. Detection
 * never waits for any of this.
 *
 * <p>
 * May use: the contract, {@code alert}, {@code detect}, {@code store}, the engine's root package, the Elasticsearch client.
 */
@NullMarked
package ch.meinkonto.soc.engine.respond;

import org.jspecify.annotations.NullMarked;
