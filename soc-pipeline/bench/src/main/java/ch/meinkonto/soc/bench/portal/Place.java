package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.meinkonto.ops.local.stack.Addresses;
import ch.meinkonto.ops.local.stack.Secrets;
import ch.meinkonto.ops.local.stack.Settings;
import ch.meinkonto.soc.bench.provider.Database;

/**
 * Where everything listens and what every program is told: the launcher's own settings, moved to ports on which nobody listens.
 *
 * @param settings as the launcher makes them
 */
record Place(Settings settings) {
    private static final int LOWEST_OFFSET = 500;
    /** With it all ports stay below those that systems give to callers. */
    private static final int HIGHEST_OFFSET = 13_000;
    private static final int TRIES = 50;
    private static final Pattern PORT = Pattern.compile(":(\\d+)");

    /** Fresh secrets in a folder, and ports that are free now. */
    static Place in(Path folder) throws IOException {
        SecureRandom random = new SecureRandom();
        Secrets secrets = Secrets.in(folder.resolve("secrets"), random);
        for (int tried = 0; tried < TRIES; tried++) {
            Place place = new Place(
                    new Settings(new Addresses(random.nextInt(LOWEST_OFFSET, HIGHEST_OFFSET)), secrets));
            if (place.ports().stream().allMatch(Place::isFree)) {
                return place;
            }
        }
        throw new IOException("No stretch of free ports was found.");
    }

    /** All that a program is told by the launcher. */
    Map<String, String> told(Program program) {
        Map<String, String> told = settings.of(program.name());
        told.put("SERVER_ADDRESS", "127.0.0.1");
        told.put("SERVER_PORT", Integer.toString(port(address(program).toString())));
        told.putAll(program.more());
        return told;
    }

    /** Where a program is found. */
    URI address(Program program) {
        Addresses addresses = settings.addresses();
        return URI.create(switch (program.name()) {
            case "engine" -> addresses.engine();
            case "auth-server" -> addresses.authServer();
            case "portal" -> addresses.portal();
            default -> addresses.simulators();
        });
    }

    /** The database of a program. */
    Database database(Program program) {
        Map<String, String> told = settings.of(program.name());
        return new Database(value(told, "SPRING_DATASOURCE_URL"), value(told, "SPRING_DATASOURCE_USERNAME"),
                value(told, "SPRING_DATASOURCE_PASSWORD"));
    }

    int postgresPort() {
        return port(database(Program.PORTAL).url());
    }

    int elasticsearchPort() {
        return port(value(settings.of("portal"), "MEINKONTO_ELASTICSEARCH_URL"));
    }

    /** One that the launcher keeps for the node, too. */
    int elasticsearchTransportPort() {
        return elasticsearchPort() + 100;
    }

    /** A secret, by who is told it. */
    String secret(String program, String name) {
        return settings.secrets().value(program, name);
    }

    private List<Integer> ports() {
        List<Integer> ports = new ArrayList<>(Stream.of(Program.ENGINE, Program.AUTH_SERVER, Program.PORTAL,
                Program.SIMULATORS)
                .map(program -> port(address(program).toString()))
                .toList());
        Map<String, String> engine = settings.of("engine");
        ports.addAll(List.of(postgresPort(), elasticsearchPort(), elasticsearchTransportPort(),
                Integer.parseInt(value(engine, "SPRING_MAIL_PORT")),
                Integer.parseInt(value(engine, "MEINKONTO_RECEIVE_HTTP_PORT")),
                Integer.parseInt(value(engine, "MEINKONTO_RECEIVE_GRPC_PORT"))));
        return ports;
    }

    private static String value(Map<String, String> told, String name) {
        return Objects.requireNonNull(told.get(name), name);
    }

    private static int port(String address) {
        Matcher port = PORT.matcher(address);
        if (!port.find()) {
            throw new IllegalArgumentException("no port in " + address);
        }
        return Integer.parseInt(port.group(1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
