package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import ch.meinkonto.ops.stores.PrivateFiles;

/** A Java program of ours that says at an address whether it is ready. */
final class BootApplication implements RunningService {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final long STOP_SECONDS = 12;
    private static final int LAST_LINES = 3;
    private static final long LARGE_LOG = 20L * 1024 * 1024;
    private static final String READY = "200";
    /** What a child may see of our own environment; everything else it is told is in {@link Settings}. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR",
            // Said by a person who has no device for passkeys; the auth-server says it on every page.
            "MEINKONTO_STAFF_PASSKEYS");

    private final Process process;
    private final URI health;
    private final Path log;

    private BootApplication(Process process, URI health, Path log) {
        this.process = process;
        this.health = health;
        this.log = log;
    }

    /**
     * Starts the program.
     *
     * @param command its whole command line
     * @param environment all it is told
     * @param health answers 200 when it is ready
     * @param log to which its output is appended
     */
    static BootApplication start(List<String> command, Map<String, String> environment, URI health, Path log)
            throws IOException {
        PrivateFiles.createFolder(log.resolveSibling(""));
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(log.resolveSibling("").toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new BootApplication(builder.start(), health, log);
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void awaitReady(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (String answer = ask(client); !READY.equals(answer); answer = ask(client)) {
                if (!process.isAlive()) {
                    throw new IOException("ended with code " + process.exitValue() + ": " + lastWords());
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException(
                            "not ready after " + patience.toSeconds() + " s (health: " + answer + "); see " + log);
                }
                Thread.sleep(POLL);
            }
        }
    }

    private String ask(HttpClient client) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
            return Integer.toString(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return "no answer";
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())) + " (" + log
                + ")";
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
