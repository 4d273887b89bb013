package ch.meinkonto.portal.cityservice;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts calls of city services for the operators: {@code meinkonto.service.calls} by service, operation and outcome. */
final class ServiceCallMeter {
    private final MeterRegistry registry;

    ServiceCallMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String service, String operation, String outcome) {
        registry.counter("meinkonto.service.calls", "service", service, "operation", operation, "outcome", outcome)
                .increment();
    }
}
