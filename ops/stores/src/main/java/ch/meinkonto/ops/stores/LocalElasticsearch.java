package ch.meinkonto.ops.stores;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One Elasticsearch node as a process of its own, which ends with the process that started it: the node watches the pipe
 * that is its standard input.
 */
public final class LocalElasticsearch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final long STOP_SECONDS = 15;

    private final ElasticsearchSettings settings;
    private final Process process;

    private LocalElasticsearch(ElasticsearchSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts the node and returns at once; see {@link #awaitGreen}.
     *
     * @throws IOException if the folder cannot be written or the process not be started
     */
    public static LocalElasticsearch start(ElasticsearchSettings settings) throws IOException {
        Path folder = settings.folder();
        for (String name : List.of("config", "data", "logs", "snapshots", "tmp")) {
            PrivateFiles.createFolder(folder.resolve(name));
        }
        // A ports file of an earlier run would send us to a stranger.
        Files.deleteIfExists(portsFile(folder, "http"));
        Files.deleteIfExists(portsFile(folder, "transport"));
        PrivateFiles.write(folder.resolve("config/elasticsearch.yml"), settings.yaml());
        PrivateFiles.write(folder.resolve("config/log4j2.properties"), resource("log4j2.properties"));
        ProcessBuilder builder = new ProcessBuilder(command(settings));
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("logs/node.log").toFile()));
        // The node must not see what the launcher was given.
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT"));
        return new LocalElasticsearch(settings, builder.start());
    }

    /** The command line that worked with this server version; the order of the module options matters to nobody. */
    private static List<String> command(ElasticsearchSettings settings) {
        Path home = settings.home();
        Path folder = settings.folder();
        String heap = settings.heapMegabytes() + "m";
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (settings.brief()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
                "-XX:-OmitStackTraceInFastThrow", "-Des.path.home=" + home, "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Des.distribution.type=tar", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true",
                "-Djava.locale.providers=CLDR", "-Dio.netty.noUnsafe=true", "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0", "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true", "-Dlog4j2.formatMsgNoLookups=true",
                // Elastic's own vector library is not published; without this line all native access would be off.
                "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",
                "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,"
                        + "org.elasticsearch.foreign.adapter,org.apache.lucene.core",
                "--add-modules=jdk.net,jdk.incubator.vector,org.elasticsearch.server", "--module-path",
                home.resolve("lib").toString(), "-cp", home.resolve("launcher/local-node-launcher.jar").toString(),
                "ch.meinkonto.ops.elasticsearch.LocalNode", folder.resolve("config").toString()));
        return command;
    }

    /**
     * Waits until the node answers and its cluster is green.
     *
     * @throws IOException if the node ends or does not get there within {@code patience}; the message names its log
     */
    public void awaitGreen(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!isGreen(client)) {
                if (!process.isAlive()) {
                    throw new IOException("Elasticsearch ended with code " + process.exitValue() + "; see " + log());
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException(
                            "Elasticsearch is not ready after " + patience.toSeconds() + " s; see " + log());
                }
                Thread.sleep(POLL);
            }
        }
    }

    private boolean isGreen(HttpClient client) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest
                    .newBuilder(url().resolve("/_cluster/health?wait_for_status=green&timeout=1s"))
                    .timeout(Duration.ofSeconds(3))
                    .header("Authorization", "ApiKey " + settings.apiKey())
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("\"status\":\"green\"");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Where the node listens.
     *
     * @throws IOException if it does not listen yet
     */
    public URI url() throws IOException {
        List<String> addresses = Files.readAllLines(portsFile(settings.folder(), "http"));
        if (addresses.isEmpty()) {
            throw new IOException("the node has not written its address yet");
        }
        return URI.create("http://" + addresses.getFirst());
    }

    /** What requests must show as {@code Authorization: ApiKey <key>}. */
    public String apiKey() {
        return settings.apiKey();
    }

    /** The node's process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** What the node has to say. */
    public Path log() {
        return settings.folder().resolve("logs/node.log");
    }

    /** Asks the node to stop, waits, and insists in the end. */
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

    private static Path portsFile(Path folder, String kind) {
        return folder.resolve("logs").resolve(kind + ".ports");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = LocalElasticsearch.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("class path resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
