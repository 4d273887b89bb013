package ch.meinkonto.soc.bench.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.stores.Folders;
import ch.meinkonto.ops.stores.LocalPostgres;
import ch.meinkonto.ops.stores.PostgresSettings;
import ch.meinkonto.soc.bench.stand.Fresh;
import ch.meinkonto.soc.bench.stand.Repository;

/**
 * One PostgreSQL with a database for each provider, and the providers that were asked for. All are on free ports and in a
 * folder that is thrown away; whatever runs is ended when the stand is closed or this process ends.
 */
public final class ProviderStand implements AutoCloseable {
    private static final Path JAR = Path.of("auth-server", "target", "auth-server-0.1.0.jar");
    private static final Path AGENTS = Path.of("ops", "local", "target", "launcher", "agents");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> DATABASES = List.of("ours", "ours_production", "ours_agent", "keycloak");

    private final Path root;
    private final Path folder;
    private final Path jar;
    private final Population population;
    private final String password = Fresh.secret();
    private final LocalPostgres postgres;
    private final EventSink sink;
    private final List<Provider> running = new ArrayList<>();
    private final Thread atExit = new Thread(this::abandon, "provider-stand-end");
    private @Nullable OurServer ours;
    private @Nullable KeycloakServer keycloak;

    private ProviderStand(Path root, Path folder, Population population) throws IOException, InterruptedException {
        this.root = root;
        this.folder = folder;
        this.population = population;
        this.jar = Repository.unpack(root.resolve(JAR), folder.resolve("auth-server"));
        this.sink = EventSink.open();
        Path binaries = Path.of(System.getProperty("user.home"), ".cache", "meinkonto", "postgres");
        this.postgres = LocalPostgres.start(new PostgresSettings(binaries, folder.resolve("postgresql"),
                Fresh.ports(1)[0], Fresh.secret(), true,
                DATABASES.stream().map(name -> new PostgresSettings.Database(name, password)).toList()), PATIENCE);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the database.
     *
     * @param environment says where the repository is, see {@link Repository#root}
     * @throws IOException if something has not been built or does not start; the message says what
     */
    public static ProviderStand open(Map<String, String> environment, Population population)
            throws IOException, InterruptedException {
        Path root = Repository.root(environment);
        if (!Files.isRegularFile(root.resolve(JAR))) {
            throw new IOException(
                    "This is not built yet: it takes the packaged auth server; ./meinkonto build makes it.");
        }
        Path folder = Files.createTempDirectory(Repository.target(root), "auth-");
        return new ProviderStand(root, folder, population);
    }

    /** Logs and data of everything here. */
    public Path folder() {
        return folder;
    }

    /** Ours, with Keycloak's cost of a password hash. */
    public Provider ours() throws IOException, InterruptedException {
        if (ours == null) {
            ours = our("ours", Argon2Cost.KEYCLOAK);
            Provider first = started(ours.start("ours"));
            ours.open(population, Argon2Cost.KEYCLOAK);
            return first;
        }
        return started(ours.start("ours"));
    }

    /** Ours, with the cost of a password hash that it has in production. */
    public Provider oursInProduction() throws IOException, InterruptedException {
        OurServer server = our("ours_production", Argon2Cost.OURS);
        Provider provider = started(server.start("ours, " + Argon2Cost.OURS));
        server.open(population, Argon2Cost.OURS);
        return provider;
    }

    /** Ours, with the OpenTelemetry agent. */
    public Provider oursWithAgent() throws IOException, InterruptedException {
        Path agents = root.resolve(AGENTS);
        if (!Files.isDirectory(agents)) {
            throw new IOException("This is not built yet: the OpenTelemetry agent; ./meinkonto build brings it.");
        }
        OurServer server = our("ours_agent", Argon2Cost.KEYCLOAK).withAgent(agents, sink.endpoint());
        return started(server.start("ours with agent"));
    }

    /** Keycloak; the first call fetches and builds it. */
    public Provider keycloak() throws IOException, InterruptedException {
        if (keycloak == null) {
            Path home = KeycloakDistribution.unpackBelow(root, folder);
            keycloak = new KeycloakServer(home, database("keycloak"));
            keycloak.build(population);
        }
        return started(keycloak.start());
    }

    /** Ends a provider. */
    public void stop(Provider provider) {
        provider.close();
        running.remove(provider);
    }

    /** Processor time of PostgreSQL and all its processes, those that have ended aside. */
    public Duration databaseCpu() {
        Stream<ProcessHandle> all = Stream.concat(Stream.of(postgres.process()), postgres.process().descendants());
        return all.flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Provider started(Provider provider) {
        running.add(provider);
        return provider;
    }

    private OurServer our(String name, Argon2Cost cost) throws IOException {
        URI telemetry = sink.endpoint();
        return new OurServer(jar, folder.resolve(name), database(name), population, cost, telemetry);
    }

    private Database database(String name) {
        return new Database(postgres.url(name), name, password);
    }

    private void abandon() {
        running.forEach(Provider::close);
        running.clear();
        postgres.close();
        sink.close();
    }

    /** Ends what runs; the folder stays, for whoever wants to look into it. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        abandon();
    }

    /** Deletes the folder; to be called after {@link #close}. */
    public void delete() throws IOException {
        Folders.delete(folder);
    }
}
