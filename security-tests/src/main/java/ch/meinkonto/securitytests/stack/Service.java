package ch.meinkonto.securitytests.stack;

import java.util.Arrays;
import java.util.Optional;

/** The services of the stack that can be reached from outside, with the variable that carries their address. */
public enum Service {
    PORTAL("portal", "MEINKONTO_PORTAL_URL", "http://localhost:8080"),
    AUTH("auth", "MEINKONTO_ISSUER", "http://localhost:9000"),
    DASHBOARDS("dashboards", "MEINKONTO_DASHBOARDS_URL", "http://localhost:8090"),
    ENGINE("engine", "MEINKONTO_ENGINE_URL", "http://localhost:8095"),
    PAYMENT("payment", "MEINKONTO_PAYMENT_URL", "http://localhost:8070");

    private final String label;
    private final String variable;
    private final String standardAddress;

    Service(String label, String variable, String standardAddress) {
        this.label = label;
        this.variable = variable;
        this.standardAddress = standardAddress;
    }

    /** Name in {@code attack.yml} and in messages. */
    public String label() {
        return label;
    }

    String variable() {
        return variable;
    }

    String standardAddress() {
        return standardAddress;
    }

    /** The service with this label, if there is one. */
    public static Optional<Service> named(String label) {
        return Arrays.stream(values()).filter(service -> service.label.equals(label)).findFirst();
    }
}
