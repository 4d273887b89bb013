package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged engine as a process of its own. */
final class EngineProcess {
    private EngineProcess() {}

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
    static ServerProcess start(Path jar, List<String> options, Place place, List<String> settings, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(Repository.java().toString()));
        command.addAll(options);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", "-jar",
                jar.toString(), "--server.address=127.0.0.1", "--server.port=" + place.api(),
                "--meinkonto.receive.http-port=" + place.otlpHttp(),
                "--meinkonto.receive.grpc-port=" + place.otlpGrpc(),
                "--meinkonto.elasticsearch.url=" + place.elasticsearch()));
        settings.forEach(setting -> command.add("--" + setting));
        Map<String, String> secrets = Map.of("MEINKONTO_ELASTICSEARCH_API_KEY", place.apiKey(),
                "MEINKONTO_RECEIVE_TOKENS", place.token());
        URI ready = URI.create("http://127.0.0.1:" + place.api() + "/actuator/health/readiness");
        return ServerProcess.start("The engine", command, secrets, ready, log);
    }
}
