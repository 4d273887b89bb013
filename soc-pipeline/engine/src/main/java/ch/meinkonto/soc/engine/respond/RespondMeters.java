package ch.meinkonto.soc.engine.respond;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What orders come to, as figures. */
final class RespondMeters {
    private final MeterRegistry registry;

    RespondMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void failed(String application) {
        Counter.builder("meinkonto.respond.failed")
                .description("Attempts to reach an application that failed")
                .tag("application", application)
                .register(registry)
                .increment();
    }

    void became(String application, DeliveryState state) {
        Counter.builder("meinkonto.respond.states")
                .description("Orders that came to stand so at an application")
                .tag("application", application)
                .tag("state", state.value())
                .register(registry)
                .increment();
    }
}
