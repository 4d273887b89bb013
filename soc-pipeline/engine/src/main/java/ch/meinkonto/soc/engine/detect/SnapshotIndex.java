package ch.meinkonto.soc.engine.detect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest snapshot of detection in Elasticsearch: where the events and alerts are that it belongs to. So it is there after
 * the death of the process or of the machine, and is backed up and restored with them.
 *
 * <p>
 * The bytes lie in pieces; a head names their digest and is written last. Whoever dies in between leaves the one before.
 */
final class SnapshotIndex {
    private static final Logger log = LoggerFactory.getLogger(SnapshotIndex.class);
    /** Where the engine keeps it. */
    static final String DETECTION_STATE = "meinkonto-detection-state";
    private static final String MAPPING = """
            {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
             "mappings": {"dynamic": false, "properties": {"@timestamp": {"type": "date"}}}}
            """;
    private static final String HEAD = "head";
    private static final int PIECE = 4 * 1024 * 1024;
    private static final int MOST_PIECES = 1_000;

    private final ElasticsearchClient client;
    private final String name;

    /**
     * @param name of the index
     */
    SnapshotIndex(ElasticsearchClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /**
     * Puts a snapshot in the place of the one before.
     *
     * @throws HistoryUnavailable where Elasticsearch does not take it; the one before stays
     */
    void write(DetectionSnapshot snapshot) {
        byte[] bytes = snapshot.bytes();
        String digest = digest(bytes);
        try {
            if (!client.indices().exists(request -> request.index(name)).value()) {
                client.indices().create(request -> request.index(name).withJson(new StringReader(MAPPING)));
            }
            int pieces = 0;
            for (int from = 0; from < bytes.length; from += PIECE) {
                String piece = Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
                put(digest + "-" + pieces++, Map.of("bytes", piece));
            }
            put(HEAD, Map.of("@timestamp", snapshot.taken().toString(), "digest", digest, "pieces", pieces));
            removeAllBut(digest);
        } catch (IOException | ElasticsearchException failed) {
            throw new HistoryUnavailable("the snapshot cannot be written: " + failed.getMessage(), failed);
        }
    }

    /**
     * The latest snapshot; none where there is none that can be used.
     *
     * @throws HistoryUnavailable where Elasticsearch does not answer
     */
    Optional<DetectionSnapshot> read() {
        try {
            if (!client.indices().exists(request -> request.index(name)).value()) {
                return Optional.empty();
            }
            Map<String, Object> head = get(HEAD);
            String digest = String.valueOf(head.get("digest"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int pieces = head.get("pieces") instanceof Number number ? number.intValue() : 0;
            for (int piece = 0; piece < pieces; piece++) {
                Object text = get(digest + "-" + piece).get("bytes");
                bytes.writeBytes(Base64.getDecoder().decode(String.valueOf(text)));
            }
            if (!digest.equals(digest(bytes.toByteArray()))) {
                log.warn("the snapshot of detection is not whole and is not used");
                return Optional.empty();
            }
            return Optional.of(DetectionSnapshot.read(bytes.toByteArray()));
        } catch (IllegalArgumentException unusable) {
            log.warn("the snapshot of detection is not used reason={}", unusable.getMessage());
            return Optional.empty();
        } catch (IOException | ElasticsearchException failed) {
            throw new HistoryUnavailable("the snapshot cannot be read: " + failed.getMessage(), failed);
        }
    }

    private void put(String id, Map<String, Object> document) throws IOException {
        client.index(request -> request.index(name).id(id).refresh(Refresh.True).document(document));
    }

    private Map<String, Object> get(String id) throws IOException {
        Map<String, Object> source = client.get(request -> request.index(name).id(id), mapType()).source();
        return source == null ? Map.of() : source;
    }

    /** Also what a process left that died while it wrote. */
    private void removeAllBut(String digest) throws IOException {
        List<String> old = new ArrayList<>();
        client.search(request -> request.index(name).size(MOST_PIECES).source(source -> source.fetch(false)), mapType())
                .hits()
                .hits()
                .stream()
                .map(Hit::id)
                .filter(id -> id != null && !id.equals(HEAD) && !id.startsWith(digest))
                .forEach(old::add);
        for (String id : old) {
            client.delete(request -> request.index(name).id(id));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
