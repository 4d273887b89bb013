package ch.meinkonto.soc.engine;

import java.time.Instant;
import java.util.Map;

/**
 * A document that Elasticsearch has acknowledged, as detection sees it.
 *
 * @param id document id: for a security event its event id (UUIDv7)
 * @param time when it happened, {@code @timestamp}
 * @param index concrete index it is stored in
 * @param fields ECS fields by dotted name, for example {@code client.ip}; values are {@code String}, {@code Long},
 *        {@code Double}, {@code Boolean} or a {@code List} of these. Unlike the stored document they are not redacted:
 *        they may be matched, but not written anywhere
 */
public record StoredEvent(String id, Instant time, String index, Map<String, Object> fields) {
    public StoredEvent {
        fields = Map.copyOf(fields);
    }
}
