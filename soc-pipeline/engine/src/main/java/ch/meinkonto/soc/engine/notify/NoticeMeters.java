package ch.meinkonto.soc.engine.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What channels do, as figures. */
final class NoticeMeters {
    private static final String PREFIX = "meinkonto.notify.";

    private final MeterRegistry registry;

    NoticeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void delivered(String channel, int messages) {
        counter("delivered", "Messages delivered", channel).increment(messages);
    }

    void failed(String channel) {
        counter("failed", "Attempts that failed", channel).increment();
    }

    void givenUp(String channel, int messages) {
        counter("given.up", "Messages nobody took in time", channel).increment(messages);
    }

    private Counter counter(String name, String description, String channel) {
        return Counter.builder(PREFIX + name).description(description).tag("channel", channel).register(registry);
    }
}
