package ch.meinkonto.soc.engine.normalise;

import io.opentelemetry.proto.resource.v1.Resource;

import ch.meinkonto.soc.contract.Attributes;

/**
 * The program that telemetry comes from, as its OTLP resource says; empty where it says nothing.
 *
 * @param service {@code service.name}, or OpenTelemetry's word for not known
 * @param instance {@code service.instance.id}
 * @param version {@code service.version}
 * @param environment {@code deployment.environment.name}
 * @param host {@code host.name}
 */
record Source(String service, String instance, String version, String environment, String host) {
    /** A source of which nothing but the service is known. */
    static Source named(String service) {
        return new Source(service, "", "", "", "");
    }

    static Source of(Resource resource) {
        String service = text(resource, "service.name");
        return new Source(service.isEmpty() ? "unknown_service" : service, text(resource, "service.instance.id"),
                text(resource, "service.version"), text(resource, "deployment.environment.name"),
                text(resource, "host.name"));
    }

    private static String text(Resource resource, String name) {
        return TextRedaction.redact(Attributes.safe(OtlpValues.text(resource.getAttributesList(), name)));
    }
}
