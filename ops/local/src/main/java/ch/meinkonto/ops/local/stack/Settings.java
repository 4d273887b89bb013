package ch.meinkonto.ops.local.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The environment variables that wire the services together; the same names point at real servers in production. */
public final class Settings {
    static final int POSTGRESQL_PORT = 15432;
    static final int ELASTICSEARCH_PORT = 19200;
    static final int ELASTICSEARCH_TRANSPORT_PORT = 19300;
    static final int MAIL_PORT = 8025;

    private static final Map<String, String> ADDRESSES = Map.of("MEINKONTO_ISSUER", "http://localhost:9000",
            "MEINKONTO_PORTAL_URL", "http://localhost:8080", "MEINKONTO_DASHBOARDS_URL", "http://localhost:8090",
            "MEINKONTO_ENGINE_URL", "http://localhost:8095", "MEINKONTO_PAYMENT_URL", "http://localhost:8070",
            "MEINKONTO_ELASTICSEARCH_URL", "http://127.0.0.1:" + ELASTICSEARCH_PORT);

    private Settings() {}

    /** All that a program of the stack is told, secrets included. */
    public static Map<String, String> of(String service, Secrets secrets) {
        Map<String, String> settings = new LinkedHashMap<>(ADDRESSES);
        settings.put("SPRING_PROFILES_ACTIVE", "local");
        settings.put("OTEL_SERVICE_NAME", service);
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
        settings.put("SPRING_MAIL_HOST", "127.0.0.1");
        settings.put("SPRING_MAIL_PORT", Integer.toString(MAIL_PORT));
        // Pages that stream never end by themselves; half a minute is too long for a Ctrl-C.
        settings.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "5s");
        database(service).ifPresent(database -> {
            settings.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + POSTGRESQL_PORT + "/" + database);
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
