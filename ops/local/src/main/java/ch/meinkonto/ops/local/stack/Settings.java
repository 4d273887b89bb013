package ch.meinkonto.ops.local.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables that wire the services together; the same names point at real servers in production.
 *
 * @param addresses where everything listens
 * @param secrets who is told which
 */
public record Settings(Addresses addresses, Secrets secrets) {
    /** All that a program of the stack is told, secrets included. */
    public Map<String, String> of(String service) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("SPRING_PROFILES_ACTIVE", "local");
        settings.put("OTEL_SERVICE_NAME", service);
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + addresses.otlpHttp());
        String token = secrets.of("engine").get(Secret.TELEMETRY_TOKEN);
        if (token != null) {
            // The agent and the emitter both read it.
            settings.put("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer%20" + token);
        }
        settings.put("MEINKONTO_ISSUER", addresses.authServer());
        settings.put("MEINKONTO_PORTAL_URL", addresses.portal());
        settings.put("MEINKONTO_DASHBOARDS_URL", addresses.dashboards());
        settings.put("MEINKONTO_ENGINE_URL", addresses.engine());
        settings.put("MEINKONTO_PAYMENT_URL", addresses.simulators());
        settings.put("MEINKONTO_FEDERATION_AGOV_ISSUER", addresses.simulators() + "/federal");
        settings.put("MEINKONTO_REGISTERS_URL", addresses.simulators());
        settings.put("MEINKONTO_ELASTICSEARCH_URL", "http://127.0.0.1:" + addresses.elasticsearch());
        settings.put("SPRING_MAIL_HOST", "127.0.0.1");
        settings.put("SPRING_MAIL_PORT", Integer.toString(addresses.mail()));
        if ("engine".equals(service)) {
            // It reports to itself: once it stops, nobody answers, and trying again only delays the end.
            settings.put("OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED", "true");
            settings.put("OTEL_EXPORTER_OTLP_TIMEOUT", "2000");
            // Spring reads the first form where it binds a property, the second where it fills a placeholder.
            settings.put("MEINKONTO_RECEIVE_HTTPPORT", Integer.toString(addresses.otlpHttp()));
            settings.put("MEINKONTO_RECEIVE_HTTP_PORT", Integer.toString(addresses.otlpHttp()));
            settings.put("MEINKONTO_RECEIVE_GRPCPORT", Integer.toString(addresses.otlpGrpc()));
            settings.put("MEINKONTO_RECEIVE_GRPC_PORT", Integer.toString(addresses.otlpGrpc()));
        }
        // Pages that stream never end by themselves; half a minute is too long for a Ctrl-C.
        settings.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "5s");
        database(service).ifPresent(database -> {
            settings.put("SPRING_DATASOURCE_URL",
                    "jdbc:postgresql://127.0.0.1:" + addresses.postgresql() + "/" + database);
            settings.put("SPRING_DATASOURCE_USERNAME", database);
        });
        settings.putAll(secrets.of(service));
        return settings;
    }

    static Optional<String> database(String service) {
        return switch (service) {
            case "portal", "dashboards" -> Optional.of(service);
            case "auth-server" -> Optional.of("auth");
            default -> Optional.empty();
        };
    }
}
