package ch.meinkonto.soc.bench.city;

import java.util.Arrays;
import java.util.List;

/** Our applications, as sources of telemetry. */
public enum Application {
    PORTAL("portal"),
    AUTH_SERVER("auth-server"),
    DASHBOARDS("dashboards");

    private final String source;

    Application(String source) {
        this.source = source;
    }

    /** {@code service.name}. */
    public String source() {
        return source;
    }

    /** The names of all. */
    public static List<String> sources() {
        return Arrays.stream(values()).map(Application::source).toList();
    }
}
