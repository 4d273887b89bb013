package ch.meinkonto.ops.local.stack;

import java.util.Map;

/**
 * Where everything listens. A second stack, such as that of the tests, moves all ports by the same number.
 *
 * @param offset added to every port; 0 for the addresses everybody knows
 */
public record Addresses(int offset) {
    private static final int HIGHEST_OFFSET = 40_000;

    /** Refuses an offset with which a port would not be a port. */
    public Addresses {
        if (offset < 0 || offset > HIGHEST_OFFSET) {
            throw new IllegalArgumentException("MEINKONTO_PORT_OFFSET must be from 0 to " + HIGHEST_OFFSET);
        }
    }

    /** As the environment variable {@code MEINKONTO_PORT_OFFSET} says. */
    public static Addresses from(Map<String, String> environment) {
        String offset = environment.getOrDefault("MEINKONTO_PORT_OFFSET", "0");
        if (!offset.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("MEINKONTO_PORT_OFFSET is not a number: " + offset);
        }
        return new Addresses(Integer.parseInt(offset));
    }

    /** What residents and caseworkers use. */
    public String portal() {
        return web(8080);
    }

    /** What analysts use. */
    public String dashboards() {
        return web(8090);
    }

    /** Where people sign in: the issuer. */
    public String authServer() {
        return web(9000);
    }

    /** The payment provider, the registers, the federal login and the inbox. */
    public String simulators() {
        return web(8070);
    }

    /** The engine's programming interface. */
    public String engine() {
        return web(8095);
    }

    int otlpHttp() {
        return offset + 4318;
    }

    int otlpGrpc() {
        return offset + 4317;
    }

    int mail() {
        return offset + 8025;
    }

    int postgresql() {
        return offset + 15432;
    }

    int elasticsearch() {
        return offset + 19200;
    }

    int elasticsearchTransport() {
        return offset + 19300;
    }

    private String web(int port) {
        return "http://localhost:" + (port + offset);
    }
}
