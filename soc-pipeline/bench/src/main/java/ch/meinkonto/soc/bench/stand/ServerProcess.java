package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A server as a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long STOP_SECONDS = 15;
    private static final int READY = 200;
    /** What a server may see of our own environment. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

    private final String name;
    private final Process process;
    private final URI ready;
    private final Path log;
    private final long started = System.nanoTime();

    private ServerProcess(String name, Process process, URI ready, Path log) {
        this.name = name;
        this.process = process;
        this.ready = ready;
        this.log = log;
    }

    /**
     * Starts a server and returns at once.
     *
     * @param name how messages call it, with its article
     * @param environment what it is told beside {@code PATH} and the like; secrets belong there or into a file, because
     *        everybody on the machine can read the arguments
     * @param ready answers 200 when it is ready
     * @param log to which its output is appended; its folder is the working folder
     */
    public static ServerProcess start(String name, List<String> command, Map<String, String> environment, URI ready,
            Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        builder.directory(log.resolveSibling("").toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ServerProcess(name, builder.start(), ready, log);
    }

    /**
     * Waits until the server answers that it is ready.
     *
     * @return how long that took since its start
     * @throws IOException if it ends, or is not ready within that time; the message names its log
     */
    public Duration awaitReady(Duration patience) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!isReady(client)) {
                if (!process.isAlive()) {
                    throw new IOException(name + " ended with code " + process.exitValue() + "; see " + log + ".");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException(
                            name + " is not ready after " + patience.toSeconds() + " s; see " + log + ".");
                }
                Thread.sleep(POLL);
            }
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == READY;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Processor time since it was started, as the kernel counts it. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL: it gets no chance to write anything down. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and insists in the end. */
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
