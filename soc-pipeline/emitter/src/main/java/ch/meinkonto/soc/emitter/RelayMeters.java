package ch.meinkonto.soc.emitter;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of the relay; the outbox counts for the process that delivers, the others show nothing waiting. */
final class RelayMeters {
    private final AtomicLong pending = new AtomicLong();
    private final Counter exported;
    private final Counter failures;
    private final Counter deadLetters;

    RelayMeters(MeterRegistry registry) {
        Gauge.builder("meinkonto.outbox.pending", pending, AtomicLong::get)
                .description("Security events that wait to be delivered")
                .register(registry);
        exported = counter(registry, "meinkonto.outbox.exported", "Security events that the receiver acknowledged");
        failures = counter(registry, "meinkonto.outbox.failures", "Requests that must be repeated");
        deadLetters = counter(registry, "meinkonto.outbox.dead.letters", "Security events refused for good");
    }

    void pending(long count) {
        pending.set(count);
    }

    void exported(int count) {
        exported.increment(count);
    }

    void failed() {
        failures.increment();
    }

    void putAside() {
        deadLetters.increment();
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
