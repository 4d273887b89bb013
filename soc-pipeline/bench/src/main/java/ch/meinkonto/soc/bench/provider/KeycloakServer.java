package ch.meinkonto.soc.bench.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import ch.meinkonto.ops.stores.PrivateFiles;
import ch.meinkonto.soc.bench.stand.Fresh;
import ch.meinkonto.soc.bench.stand.Repository;
import ch.meinkonto.soc.bench.stand.ServerProcess;

/**
 * Keycloak as its guide for production says, but for TLS: built for PostgreSQL first, then started optimized. The command is
 * the one of its script {@code kc.sh}, which would stand between us and the process that we measure.
 */
final class KeycloakServer {
    static final String NAME = "Keycloak " + KeycloakDistribution.VERSION;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int BUILD_MINUTES = 6;
    private static final int DATABASE_CONNECTIONS = 12;

    private final Path home;
    private final Database database;
    private final int port = Fresh.ports(1)[0];

    /**
     * @param home of the unpacked distribution
     */
    KeycloakServer(Path home, Database database) throws IOException {
        this.home = home;
        this.database = database;
    }

    /** What the guide calls build: once, before the first start. */
    void build(Population population) throws IOException, InterruptedException {
        Path imported = PrivateFiles.createFolder(home.resolve("data").resolve("import"));
        PrivateFiles.write(imported.resolve(KeycloakRealm.NAME + "-realm.json"), KeycloakRealm.json(population));
        Path log = home.resolve("build.log");
        Process process = new ProcessBuilder(command("build", "--db=postgres", "--cache=local"))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("Keycloak could not be built; see " + log + ".");
        }
    }

    /** Starts it, importing the realm where it is not there, and waits for the realm's discovery document. */
    Provider start() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("log"));
        URI realm = URI.create("http://127.0.0.1:" + port + "/realms/" + KeycloakRealm.NAME + "/");
        List<String> command = command("start", "--optimized", "--import-realm", "--http-enabled=true",
                "--http-host=127.0.0.1", "--http-port=" + port, "--hostname-strict=false",
                "--db-url=" + database.url(), "--db-username=" + database.user(),
                "--db-pool-max-size=" + DATABASE_CONNECTIONS);
        ServerProcess process = ServerProcess.start("Keycloak", command, Map.of("KC_DB_PASSWORD", database.password()),
                realm.resolve(".well-known/openid-configuration"), home.resolve("log").resolve("server.log"));
        Duration startUp = JavaMachine.awaitReady(process, PATIENCE);
        return new Provider(NAME, process, startUp, realm.resolve("protocol/openid-connect/auth"),
                realm.resolve("protocol/openid-connect/token"));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Repository.java().toString()));
        command.addAll(JavaMachine.OPTIONS);
        command.addAll(List.of("-XX:MetaspaceSize=96M", "-XX:MaxMetaspaceSize=256m",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory"));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Duser.language=en", "-Duser.country=US",
                "-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000", "-cp", home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }
}
