package ch.meinkonto.ops.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * One real Elasticsearch node per test JVM, started at first use and stopped with it. Tests share the node: use index names
 * of your own, or delete by name what you find.
 */
public final class TestElasticsearch {
    private static final int HEAP_MEGABYTES = 384;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private TestElasticsearch() {}

    /**
     * A running node.
     *
     * @param url where it listens, without a slash at the end
     * @param apiKey what requests must show as {@code Authorization: ApiKey <key>}
     */
    public record Node(String url, String apiKey) {
        /** The settings the engine and the dashboards need to use it, as {@code key=value} pairs. */
        public String[] springProperties() {
            return new String[]{"meinkonto.elasticsearch.url=" + url, "meinkonto.elasticsearch.api-key=" + apiKey};
        }
    }

    /** The node of this JVM, green. */
    public static Node node() {
        return Server.NODE;
    }

    /** Started when first touched; the class loader's lock makes it happen once. */
    private static final class Server {
        static final Node NODE = start();

        private static Node start() {
            try {
                Path target = Files.createDirectories(Path.of("target"));
                Path folder = Files.createTempDirectory(target, "elasticsearch-");
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                LocalElasticsearch node = LocalElasticsearch
                        .start(new ElasticsearchSettings(ElasticsearchHome.built(), folder,
                                HexFormat.of().formatHex(key), 0, 0, HEAP_MEGABYTES, true));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node, folder), "elasticsearch-stop"));
                node.awaitGreen(PATIENCE);
                return new Node(node.url().toString(), node.apiKey());
            } catch (IOException e) {
                throw new UncheckedIOException("Elasticsearch for the tests did not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Elasticsearch started", e);
            }
        }

        private static void end(LocalElasticsearch node, Path folder) {
            node.close();
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                // It lies below target: the next "mvn clean" takes it.
            }
        }
    }
}
