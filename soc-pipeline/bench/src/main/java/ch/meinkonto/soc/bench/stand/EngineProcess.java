package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The packaged engine as a process of its own. */
final class EngineProcess implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long STOP_SECONDS = 15;
    private static final int READY = 200;
    /** What the engine may see of our own environment. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

    private final Process process;
    private final URI health;
    private final Path log;

    private EngineProcess(Process process, URI health, Path log) {
        this.process = process;
        this.health = health;
        this.log = log;
    }

    /**
     * Where the engine listens and what it knows.
     *
     * @param api port of its API
     * @param otlpHttp port for OTLP over HTTP
     * @param otlpGrpc port for OTLP over gRPC
     * @param elasticsearch address of the node
     * @param apiKey of the node
     * @param token of its senders
     */
    record Place(int api, int otlpHttp, int otlpGrpc, URI elasticsearch, String apiKey, String token) {}

    /**
     * Starts the engine and returns at once.
     *
     * @param options of its Java machine
     * @param settings further settings, {@code name=value}
     */
    static EngineProcess start(Path jar, List<String> options, Place place, List<String> settings, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(Installation.java().toString()));
        command.addAll(options);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", "-jar",
                jar.toString(), "--server.address=127.0.0.1", "--server.port=" + place.api(),
                "--meinkonto.receive.http-port=" + place.otlpHttp(),
                "--meinkonto.receive.grpc-port=" + place.otlpGrpc(),
                "--meinkonto.elasticsearch.url=" + place.elasticsearch()));
        settings.forEach(setting -> command.add("--" + setting));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(INHERITED);
        // Not among the arguments: those everybody on the machine can read.
        builder.environment().put("MEINKONTO_ELASTICSEARCH_API_KEY", place.apiKey());
        builder.environment().put("MEINKONTO_RECEIVE_TOKENS", place.token());
        builder.directory(log.resolveSibling("").toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        URI health = URI.create("http://127.0.0.1:" + place.api() + "/actuator/health/readiness");
        return new EngineProcess(builder.start(), health, log);
    }

    /**
     * Waits until the engine says that it is ready.
     *
     * @throws IOException if it ends, or is not ready within that time; the message names its log
     */
    void awaitReady(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!isReady(client)) {
                if (!process.isAlive()) {
                    throw new IOException("The engine ended with code " + process.exitValue() + "; see " + log + ".");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException(
                            "The engine is not ready after " + patience.toSeconds() + " s; see " + log + ".");
                }
                Thread.sleep(POLL);
            }
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == READY;
        } catch (IOException notYet) {
            return false;
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL: it gets no chance to write anything down. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
