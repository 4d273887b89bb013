package ch.meinkonto.soc.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, normalised to ECS and ready to be stored.
 *
 * @param archive where it belongs
 * @param id document id; the same thing received again has the same id
 * @param day time the index is chosen by; never the clock, so that a repeat after midnight meets its first copy
 * @param time when it happened
 * @param stored fields by dotted name, as they may be kept
 * @param unredacted fields as detection must see them where they differ from the stored ones
 * @param detectable whether detection wants it
 * @param link its place in the hash chain of its source, for security events
 */
public record Document(Archive archive, String id, Instant day, Instant time, Map<String, Object> stored,
        Map<String, Object> unredacted, boolean detectable, @Nullable ChainLink link) {
    /**
     * The place of a security event in its source's order.
     *
     * @param source application it comes from
     * @param sequence its number, from 1
     * @param previous hash of the event before it, as it says
     * @param hash its hash, as it says
     * @param computed its hash, as its content gives it
     */
    public record ChainLink(String source, long sequence, String previous, String hash, String computed) {}

    /** A document that is stored as it is seen. */
    public static Document of(Archive archive, String id, Instant time, Map<String, Object> fields,
            boolean detectable) {
        return new Document(archive, id, time, time, fields, Map.of(), detectable, null);
    }

    /** Concrete index. */
    public String index() {
        return archive.index(day);
    }

    /** What detection gets of it. */
    public StoredEvent event() {
        Map<String, Object> fields = new HashMap<>(stored);
        fields.putAll(unredacted);
        fields.values().removeIf(Map.class::isInstance);
        return new StoredEvent(id, time, index(), fields);
    }
}
