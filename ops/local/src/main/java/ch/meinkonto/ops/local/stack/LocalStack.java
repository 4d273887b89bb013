package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    public List<ServiceSpec> services(Secrets secrets) {
        var stores = new Stores(repository, folder, secrets);
        return List.of(
                new ServiceSpec("postgresql", "jdbc:postgresql://127.0.0.1:" + Settings.POSTGRESQL_PORT,
                        List.of(Settings.POSTGRESQL_PORT), Set.of(), StopPhase.STORE, stores.postgresLog(),
                        stores::postgres),
                new ServiceSpec("elasticsearch", "http://127.0.0.1:" + Settings.ELASTICSEARCH_PORT,
                        List.of(Settings.ELASTICSEARCH_PORT, Settings.ELASTICSEARCH_TRANSPORT_PORT), Set.of(),
                        StopPhase.STORE,
                        stores.elasticsearchLog(), stores::elasticsearch),
                application("engine", "soc-pipeline/engine", List.of(8095, 4317, 4318), Set.of("elasticsearch"), 256,
                        secrets),
                application("auth-server", "auth-server", List.of(9000), Set.of("postgresql"), 192, secrets),
                application("portal", "portal", List.of(8080), Set.of("postgresql"), 224, secrets),
                application("dashboards", "dashboards", List.of(8090), Set.of("postgresql", "elasticsearch"), 192,
                        secrets),
                application("simulators", "ops/simulators", List.of(8070, Settings.MAIL_PORT), Set.of(), 128, secrets));
    }

    private ServiceSpec application(String name, String module, List<Integer> ports, Set<String> needs, int heap,
            Secrets secrets) {
        String address = "http://localhost:" + ports.getFirst();
        Path log = folder.logs().resolve(name + ".log");
        StopPhase phase = "engine".equals(name) ? StopPhase.ENGINE : StopPhase.APPLICATION;
        Launch launch = () -> {
            Map<String, String> environment = Settings.of(name, secrets);
            environment.put("SERVER_ADDRESS", "127.0.0.1");
            environment.put("SERVER_PORT", Integer.toString(ports.getFirst()));
            environment.put("MEINKONTO_SIMULATORS_DATA",
                    PrivateFiles.createFolder(folder.data().resolve(name)).toString());
            return BootApplication.start(command(name, module, heap),
                    environment, URI.create("http://127.0.0.1:" + ports.getFirst() + "/actuator/health/readiness"),
                    log);
        };
        return new ServiceSpec(name, address, ports, needs, phase, log, launch);
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
