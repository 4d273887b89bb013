/**
 * Tells people and programs outside: of alerts that are raised, that rise in level or that go on for long; and, without
 * Elasticsearch, that Elasticsearch is away or a source of telemetry is silent.
 *
 * <p>
 * Each channel (webhook, mail, syslog) has a thread of its own which follows the index of alerts from a position it stores
 * there, together with what it has told. So the index itself is the queue: it survives any restart, it has no second copy
 * that could disagree, and detection does not even know that there are channels. What a channel says about the pipeline
 * itself waits in memory; it is found out anew after a restart.
 *
 * <p>
 * Every message is delivered at least once per channel and has a key that is the same when it comes again. A receiver that
 * is down is tried again at growing intervals until the message is too old; giving up is counted and logged.
 *
 * <p>
 * A webhook is signed: {@code X-Meinkonto-Signature: t=<seconds since 1970>,v1=<hex>}, where the second part is HMAC-SHA256
 * (RFC 2104) with the shared secret over {@code <t>.<body>}. A receiver computes it over the body as it came, compares in
 * constant time, refuses a {@code t} more than five minutes away, and remembers each {@code Idempotency-Key} for as long:
 * then nothing can be forged or replayed.
 *
 * <p>
 * May use: the contract, {@code alert}, the engine's root package, the Elasticsearch client, Spring's mail.
 */
@NullMarked
package ch.meinkonto.soc.engine.notify;

import org.jspecify.annotations.NullMarked;
