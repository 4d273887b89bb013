package ch.meinkonto.ops.stores;

import java.nio.file.Path;

/**
 * What a local Elasticsearch node needs to know.
 *
 * @param home folder with the server's jars, only read: {@code ops/elasticsearch/target/home} or a copy of it
 * @param folder the node's own folder: data, configuration, logs; created when missing
 * @param apiKey what requests must show, at least 32 characters
 * @param httpPort 0 for any free port
 * @param transportPort 0 for any free port
 * @param heapMegabytes heap of the node; 256 does for tests, 512 for people
 * @param brief whether the node lives for minutes only, which are over before it pays to compile it well
 */
public record ElasticsearchSettings(Path home, Path folder, String apiKey, int httpPort, int transportPort,
        int heapMegabytes, boolean brief) {
    private static final int SHORTEST_KEY = 32;
    private static final int SMALLEST_HEAP = 128;

    /** Refuses a short key and a heap with which the node would not start. */
    public ElasticsearchSettings {
        if (apiKey.length() < SHORTEST_KEY || !apiKey.matches("[A-Za-z0-9_=-]+")) {
            throw new IllegalArgumentException("the API key needs at least " + SHORTEST_KEY + " letters or digits");
        }
        if (heapMegabytes < SMALLEST_HEAP) {
            throw new IllegalArgumentException("the node needs at least " + SMALLEST_HEAP + " MB of heap");
        }
        home = home.toAbsolutePath();
        folder = folder.toAbsolutePath();
    }

    /** A node that lives as long as somebody needs it. */
    public ElasticsearchSettings(Path home, Path folder, String apiKey, int httpPort, int transportPort,
            int heapMegabytes) {
        this(home, folder, apiKey, httpPort, transportPort, heapMegabytes, false);
    }

    /** The node's {@code elasticsearch.yml}; it holds the key and must be readable by its owner only. */
    String yaml() {
        return """
                cluster.name: meinkonto
                node.name: local
                node.roles: [master, data, ingest]
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %d
                transport.port: %d
                node.portsfile: true
                path.data: %s
                path.logs: %s
                path.repo: [%s]
                # A developer's disk is often more than nine tenths full: the node would take no more shards.
                cluster.routing.allocation.disk.threshold_enabled: false
                local.http.api_key: %s
                """.formatted(httpPort, transportPort, quoted("data"), quoted("logs"), quoted("snapshots"), apiKey);
    }

    private String quoted(String name) {
        return '"' + folder.resolve(name).toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
