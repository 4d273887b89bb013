package ch.meinkonto.soc.emitter;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One recorded event.
 *
 * @param id event id, UUIDv7
 * @param time when it happened, whole microseconds as PostgreSQL keeps them
 * @param action event name
 * @param traceId trace id, 32 hex digits, or empty
 * @param spanId span id, 16 hex digits, or empty
 * @param attributes typed attributes by dotted name
 */
record OutboxEntry(UUID id, Instant time, String action, String traceId, String spanId,
        Map<String, Object> attributes) {
    OutboxEntry {
        attributes = Map.copyOf(attributes);
    }
}
