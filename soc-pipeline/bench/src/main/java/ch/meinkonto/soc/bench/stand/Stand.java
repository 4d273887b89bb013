package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import ch.meinkonto.ops.stores.ElasticsearchSettings;
import ch.meinkonto.ops.stores.LocalElasticsearch;
import ch.meinkonto.soc.bench.send.OtlpLine;

/** One engine and one Elasticsearch node, which can be killed and started again on the same ports and the same data. */
public final class Stand implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Installation installation;
    private final Size size;
    private final Path folder;
    private final ElasticsearchSettings store;
    private final EngineProcess.Place place;
    private final Thread atExit = new Thread(this::abandon, "stand-end");
    private List<String> settings;
    private LocalElasticsearch elasticsearch;
    private ServerProcess engine;

    /** What can be killed. */
    public enum Victim {
        ENGINE,
        ELASTICSEARCH
    }

    private Stand(Installation installation, Size size, List<String> settings) throws IOException {
        this.installation = installation;
        this.size = size;
        this.settings = settings;
        this.folder = Files.createTempDirectory(installation.folder(), "stand-");
        int[] ports = Fresh.ports(5);
        String key = Fresh.secret();
        this.store = new ElasticsearchSettings(installation.elasticsearch(), folder.resolve("elasticsearch"), key,
                ports[0], ports[1], size.elasticsearchHeap());
        this.place = new EngineProcess.Place(ports[2], ports[3], ports[4], URI.create("http://127.0.0.1:" + ports[0]),
                key, Fresh.secret());
        this.elasticsearch = LocalElasticsearch.start(store);
        try {
            this.engine = startEngine();
        } catch (IOException | RuntimeException failed) {
            elasticsearch.close();
            throw failed;
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts both and waits until they are ready.
     *
     * @param settings of the engine beyond its own, {@code name=value}
     */
    public static Stand open(Installation installation, Size size, List<String> settings)
            throws IOException, InterruptedException {
        Stand stand = new Stand(installation, size, settings);
        try {
            stand.awaitReady();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stand.close();
            throw failed;
        }
        return stand;
    }

    /** Waits until both are ready. */
    public void awaitReady() throws IOException, InterruptedException {
        elasticsearch.awaitGreen(PATIENCE);
        engine.awaitReady(PATIENCE);
    }

    /** Kills one with SIGKILL and starts it again at once; it is not ready yet. */
    public void killAndRestart(Victim victim) throws IOException, InterruptedException {
        switch (victim) {
            case ENGINE -> {
                engine.kill();
                engine = startEngine();
            }
            case ELASTICSEARCH -> {
                elasticsearch.process().destroyForcibly();
                elasticsearch.process().onExit().join();
                elasticsearch = LocalElasticsearch.start(store);
            }
        }
    }

    /** Kills the engine and starts it with other settings. */
    public void restartEngine(List<String> others) throws IOException, InterruptedException {
        settings = others;
        killAndRestart(Victim.ENGINE);
        awaitReady();
    }

    private ServerProcess startEngine() throws IOException {
        return EngineProcess.start(installation.engine(), size.engine(), place, settings, folder.resolve("engine.log"));
    }

    /** A line to the engine. */
    public OtlpLine line() {
        return new OtlpLine(URI.create("http://127.0.0.1:" + place.otlpHttp()), place.token());
    }

    /** What Elasticsearch holds; to be closed. */
    public StoredDocuments documents() {
        return new StoredDocuments(place.elasticsearch(), place.apiKey());
    }

    /** Process id of the engine. */
    public long enginePid() {
        return engine.pid();
    }

    /** Processor time of the engine since it was started. */
    public Duration engineCpu() {
        return engine.cpu();
    }

    /** Processor time of Elasticsearch since it was started. */
    public Duration elasticsearchCpu() {
        return elasticsearch.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void abandon() {
        engine.close();
        elasticsearch.close();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        abandon();
    }
}
