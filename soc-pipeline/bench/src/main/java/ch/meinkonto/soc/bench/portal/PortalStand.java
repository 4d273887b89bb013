package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.stores.ElasticsearchSettings;
import ch.meinkonto.ops.stores.Folders;
import ch.meinkonto.ops.stores.LocalElasticsearch;
import ch.meinkonto.ops.stores.LocalPostgres;
import ch.meinkonto.ops.stores.PostgresSettings;
import ch.meinkonto.soc.bench.provider.EventSink;
import ch.meinkonto.soc.bench.stand.Repository;
import ch.meinkonto.soc.bench.stand.ServerProcess;

/**
 * The real pieces of the evening, each a process on a free port of the loopback interface, in a folder that is thrown away:
 * PostgreSQL, simulators, auth server and portal; with the pipeline also Elasticsearch and the engine, and the OpenTelemetry
 * agent on every application. Without it, events go to a sink and there is no agent.
 */
final class PortalStand implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path LAUNCHER = Path.of("ops", "local", "target", "launcher");
    private static final Path ELASTICSEARCH = Path.of("ops", "elasticsearch", "target", "home");
    private static final int ELASTICSEARCH_HEAP = 512;

    private final Path root;
    private final Path folder;
    private final Place place;
    private final Choice choice;
    private final EventSink sink;
    private final LocalPostgres postgres;
    private final Map<String, ServerProcess> running = new LinkedHashMap<>();
    private final Thread atExit = new Thread(this::abandon, "portal-stand-end");
    private @Nullable LocalElasticsearch elasticsearch;

    /**
     * What is to run.
     *
     * @param pipeline whether telemetry goes to the engine and Elasticsearch
     * @param profile whether auth server, portal and engine record themselves
     */
    record Choice(boolean pipeline, boolean profile) {}

    private PortalStand(Path root, Choice choice) throws IOException, InterruptedException {
        this.root = root;
        this.choice = choice;
        this.folder = Files.createTempDirectory(Repository.target(root), "portal-");
        this.place = Place.in(folder);
        this.sink = EventSink.open();
        Path binaries = Path.of(System.getProperty("user.home"), ".cache", "meinkonto", "postgres");
        this.postgres = LocalPostgres.start(new PostgresSettings(binaries, folder.resolve("postgresql"),
                place.postgresPort(), place.secret("postgresql", "POSTGRES_PASSWORD"), true,
                List.of(database(Program.PORTAL), database(Program.AUTH_SERVER))), PATIENCE);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param environment says where the repository is
     * @throws IOException if something has not been built or does not start; the message says what
     */
    static PortalStand open(Map<String, String> environment, Choice choice) throws IOException, InterruptedException {
        Path root = Repository.root(environment);
        for (Program program : programs(choice)) {
            if (!Files.isRegularFile(program.jar(root)) || !Files.isDirectory(root.resolve(LAUNCHER))) {
                throw new IOException("This is not built yet: it takes the packaged " + program.name()
                        + " and the launcher; ./meinkonto build makes both.");
            }
        }
        PortalStand stand = new PortalStand(root, choice);
        try {
            stand.start();
            return stand;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stand.close();
            throw failed;
        }
    }

    private static List<Program> programs(Choice choice) {
        List<Program> applications = List.of(Program.SIMULATORS, Program.AUTH_SERVER, Program.PORTAL);
        return choice.pipeline()
                ? Stream.concat(Stream.of(Program.ENGINE), applications.stream()).toList()
                : applications;
    }

    private PostgresSettings.Database database(Program program) {
        return new PostgresSettings.Database(place.database(program).user(), place.database(program).password());
    }

    private void start() throws IOException, InterruptedException {
        if (choice.pipeline()) {
            LocalElasticsearch node = LocalElasticsearch.start(new ElasticsearchSettings(root.resolve(ELASTICSEARCH),
                    folder.resolve("elasticsearch"), place.secret("elasticsearch", "MEINKONTO_ELASTICSEARCH_API_KEY"),
                    place.elasticsearchPort(), place.elasticsearchTransportPort(), ELASTICSEARCH_HEAP));
            elasticsearch = node;
            node.awaitGreen(PATIENCE);
        }
        for (Program program : programs(choice)) {
            Path own = Files.createDirectory(folder.resolve(program.name()));
            Path jar = Repository.unpack(program.jar(root), own.resolve("program"));
            Map<String, String> told = place.told(program);
            told.put("MEINKONTO_SIMULATORS_DATA", Files.createDirectory(own.resolve("data")).toString());
            if (!choice.pipeline()) {
                told.put("OTEL_EXPORTER_OTLP_ENDPOINT", sink.endpoint().toString());
            }
            running.put(program.name(), ServerProcess.start("The " + program.name(),
                    program.command(jar, agents(program, own)), told,
                    URI.create(local(program) + "/actuator/health/readiness"), own.resolve("server.log")));
        }
        for (ServerProcess process : running.values()) {
            process.awaitReady(PATIENCE);
        }
    }

    private String local(Program program) {
        return "http://127.0.0.1:" + place.address(program).getPort();
    }

    private List<String> agents(Program program, Path own) {
        Path agents = root.resolve(LAUNCHER).resolve("agents");
        // Ends the program when we are gone, however we go.
        List<String> options = new ArrayList<>();
        options.add("-javaagent:" + agents.resolve("meinkonto-guard.jar"));
        if (choice.pipeline()) {
            options.add("-javaagent:" + agents.resolve("opentelemetry-javaagent.jar"));
            options.add("-Dotel.javaagent.configuration-file=" + agents.resolve("otel-agent.properties"));
        }
        if (choice.profile() && program != Program.SIMULATORS) {
            options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                    + own.resolve("recording.jfr"));
        }
        return options;
    }

    Place place() {
        return place;
    }

    /** Logs, data and recordings. */
    Path folder() {
        return folder;
    }

    /** What runs, by name, and which processes that are. */
    Map<String, List<ProcessHandle>> processes() {
        Map<String, List<ProcessHandle>> processes = new LinkedHashMap<>();
        running.forEach((name, process) -> processes.put(name,
                ProcessHandle.of(process.pid()).map(List::of).orElse(List.of())));
        List<ProcessHandle> database = Stream.concat(Stream.of(postgres.process()),
                postgres.process().descendants()).toList();
        processes.put("postgresql", database);
        if (elasticsearch != null) {
            processes.put("elasticsearch", List.of(elasticsearch.process()));
        }
        processes.put("driver", List.of(ProcessHandle.current()));
        return processes;
    }

    private void abandon() {
        List.copyOf(running.values()).reversed().forEach(ServerProcess::close);
        if (elasticsearch != null) {
            elasticsearch.close();
        }
        postgres.close();
        sink.close();
    }

    /** Ends what runs; the folder stays. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        abandon();
    }

    /** Deletes the folder; to be called after {@link #close}. */
    void delete() throws IOException {
        Folders.delete(folder);
    }
}
