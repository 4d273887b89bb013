package ch.meinkonto.soc.bench.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.ops.stores.PrivateFiles;
import ch.meinkonto.soc.bench.stand.Fresh;
import ch.meinkonto.soc.bench.stand.Repository;
import ch.meinkonto.soc.bench.stand.ServerProcess;

/**
 * Our packaged auth server as it runs in production, but for TLS: no profile, the compiler and collector that Keycloak gets.
 * Throttles are on. Everybody comes from one address, which is therefore exempt from the budgets by address, as the address of
 * a library would be; the budgets by account count, and right passwords give back what they take.
 */
final class OurServer {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SECRETS = List.of("PORTAL", "DASHBOARDS", "SECURITYTESTS", "ENGINE",
            "DASHBOARDSMACHINE", "PARTNERSERVICE");

    private final Path jar;
    private final Path folder;
    private final Database database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> machine = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final int port;

    /**
     * @param jar unpacked
     * @param folder its own: settings and log
     */
    OurServer(Path jar, Path folder, Database database, Population population, Argon2Cost cost, URI telemetry)
            throws IOException {
        this.jar = jar;
        this.folder = PrivateFiles.createFolder(folder);
        this.database = database;
        int[] ports = Fresh.ports(2);
        this.port = ports[0];
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(port));
        settings.put("meinkonto.issuer", "http://127.0.0.1:" + port);
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        // Nobody reads the letters about new devices.
        settings.put("spring.mail.port", Integer.toString(ports[1]));
        settings.put("meinkonto.telemetry.endpoint", telemetry.toString());
        settings.put("meinkonto.auth.throttle.exempt-addresses", "127.0.0.1");
        settings.put("meinkonto.auth.accounts.argon2.memory-kib", Integer.toString(cost.memoryKib()));
        settings.put("meinkonto.auth.accounts.argon2.iterations", Integer.toString(cost.iterations()));
        settings.put("meinkonto.auth.accounts.pseudonym-key", Fresh.secret());
        settings.put("meinkonto.auth.keys.encryption-key", Fresh.secret());
        SECRETS.forEach(client -> settings.put("MEINKONTO_CLIENTS_" + client + "_SECRET", Fresh.secret()));
        client(Population.WEB, "web", population.webSecret(), "openid");
        settings.put("meinkonto.auth.clients." + Population.WEB + ".redirect-uris", Population.REDIRECT_URI);
        client(Population.MACHINE, "machine", population.machineSecret(), "soc:respond");
    }

    private void client(String id, String kind, String secret, String scope) {
        String prefix = "meinkonto.auth.clients." + id + ".";
        settings.put(prefix + "kind", kind);
        settings.put(prefix + "name", id);
        settings.put(prefix + "secret", secret);
        settings.put(prefix + "scopes", scope);
    }

    /** With the OpenTelemetry agent, which sends traces and metrics where the events go. */
    OurServer withAgent(Path agents, URI telemetry) {
        machine.add("-javaagent:" + agents.resolve("opentelemetry-javaagent.jar"));
        machine.add("-Dotel.javaagent.configuration-file=" + agents.resolve("otel-agent.properties"));
        environment.put("OTEL_SERVICE_NAME", "auth-server");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", telemetry.toString());
        return this;
    }

    /** Starts it and waits for its discovery document. */
    Provider start(String name) throws IOException, InterruptedException {
        Path file = folder.resolve("application.properties");
        StringBuilder lines = new StringBuilder();
        settings.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        PrivateFiles.write(file, lines.toString());
        List<String> command = new ArrayList<>(List.of(Repository.java().toString()));
        command.addAll(JavaMachine.OPTIONS);
        command.addAll(machine);
        command.addAll(List.of("-jar", jar.toString(), "--spring.config.additional-location=file:" + file));
        URI base = URI.create("http://127.0.0.1:" + port);
        ServerProcess process = ServerProcess.start("Our auth server", command, environment,
                base.resolve("/.well-known/openid-configuration"), folder.resolve("server.log"));
        Duration startUp = JavaMachine.awaitReady(process, PATIENCE);
        return new Provider(name, process, startUp, base.resolve("/oauth2/authorize"), base.resolve("/oauth2/token"));
    }

    /** Opens the accounts; the server must have made its tables before. */
    void open(Population population, Argon2Cost cost) throws IOException {
        AccountPool.open(database, population, cost);
    }
}
