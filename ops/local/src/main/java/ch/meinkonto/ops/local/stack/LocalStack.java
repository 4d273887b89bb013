package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import ch.meinkonto.ops.local.stack.ServiceSpec.StopPhase;
import ch.meinkonto.ops.stores.OwnSession;
import ch.meinkonto.ops.stores.PrivateFiles;

/** What the whole platform on one machine consists of. */
public final class LocalStack {
    private final Path repository;
    private final Path distribution;
    private final StackFolder folder;

    /**
     * @param repository the root of the source tree, where the built jars are
     * @param distribution the launcher's own folder: its jars, the guard and the OpenTelemetry agent
     * @param folder where data, secrets and logs go
     */
    public LocalStack(Path repository, Path distribution, StackFolder folder) {
        this.repository = repository;
        this.distribution = distribution;
        this.folder = folder;
    }

    /** All services in starting order. */
    public List<ServiceSpec> services(Settings settings) {
        Addresses addresses = settings.addresses();
        var stores = new Stores(repository, folder, settings);
        return List.of(
                new ServiceSpec("postgresql", "jdbc:postgresql://127.0.0.1:" + addresses.postgresql(),
                        List.of(addresses.postgresql()), Set.of(), StopPhase.STORE, stores.postgresLog(),
                        stores::postgres),
                new ServiceSpec("elasticsearch", "http://127.0.0.1:" + addresses.elasticsearch(),
                        List.of(addresses.elasticsearch(), addresses.elasticsearchTransport()), Set.of(),
                        StopPhase.STORE,
                        stores.elasticsearchLog(), stores::elasticsearch),
                application("engine", "soc-pipeline/engine", addresses.engine(),
                        List.of(addresses.otlpGrpc(), addresses.otlpHttp()), Set.of("elasticsearch"), 256, settings),
                application("auth-server", "auth-server", addresses.authServer(), List.of(), Set.of("postgresql"), 192,
                        settings),
                application("portal", "portal", addresses.portal(), List.of(), Set.of("postgresql"), 224, settings),
                application("dashboards", "dashboards", addresses.dashboards(), List.of(),
                        Set.of("postgresql", "elasticsearch"), 192, settings),
                application("simulators", "ops/simulators", addresses.simulators(), List.of(addresses.mail()), Set.of(),
                        128,
                        settings));
    }

    private ServiceSpec application(String name, String module, String url, List<Integer> otherPorts, Set<String> needs,
            int heap, Settings settings) {
        int port = URI.create(url).getPort();
        Path log = folder.logs().resolve(name + ".log");
        URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        Launch launch = () -> {
            Map<String, String> environment = settings.of(name);
            environment.put("SERVER_ADDRESS", "127.0.0.1");
            environment.put("SERVER_PORT", Integer.toString(port));
            environment.put("MEINKONTO_SIMULATORS_DATA",
                    PrivateFiles.createFolder(folder.data().resolve(name)).toString());
            return BootApplication.start(command(name, module, heap), environment, health, log);
        };
        List<Integer> ports = Stream.concat(Stream.of(port), otherPorts.stream()).toList();
        StopPhase phase = "engine".equals(name) ? StopPhase.ENGINE : StopPhase.APPLICATION;
        return new ServiceSpec(name, url, ports, needs, phase, log, launch);
    }

    private List<String> command(String name, String module, int heap) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path built = repository.resolve(module).resolve("target").resolve(artifact(module) + "-0.1.0.jar");
        Path jar = new ApplicationJar(java, built, folder.applications().resolve(name)).unpacked();
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of(java.toString(), "-Xmx" + heap + "m", "-Xss512k", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-javaagent:" + distribution.resolve("agents/meinkonto-guard.jar"),
                "-javaagent:" + distribution.resolve("agents/opentelemetry-javaagent.jar"),
                "-Dotel.javaagent.configuration-file=" + distribution.resolve("agents/otel-agent.properties"), "-jar",
                jar.toString()));
        return command;
    }

    private static String artifact(String module) {
        return module.substring(module.lastIndexOf('/') + 1);
    }
}
