package ch.meinkonto.soc.engine.normalise;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Builds the fields of an ECS document; what is absent is left out. */
final class EcsFields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    EcsFields(Instant time, Instant ingested) {
        fields.put("@timestamp", time.toString());
        fields.put("event.ingested", ingested.toString());
    }

    EcsFields put(String name, @Nullable Object value) {
        boolean absent = value == null || value instanceof String text && text.isEmpty()
                || value instanceof List<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
        if (!absent) {
            fields.put(name, Objects.requireNonNull(value));
        }
        return this;
    }

    /** The client's address, in the fields that different rules look at. */
    EcsFields putClient(@Nullable Object address) {
        String ip = Addresses.canonical(address);
        return put("client.ip", ip).put("source.ip", ip).put("related.ip", ip == null ? null : List.of(ip));
    }

    /** The accounts involved, beside the fields they stand in. */
    EcsFields putRelatedUsers() {
        return put("related.user", Stream.of("user.id", "user.hash")
                .map(fields::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    Map<String, Object> build() {
        return fields;
    }
}
