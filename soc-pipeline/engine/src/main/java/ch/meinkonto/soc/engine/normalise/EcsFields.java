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

    /** The program that sent it. */
    EcsFields putSource(Source source) {
        return put("service.name", source.service()).put("service.node.name", source.instance())
                .put("service.version", source.version())
                .put("service.environment", source.environment())
                .put("host.name", source.host());
    }

    /** The accounts and hosts involved, beside the fields they stand in. */
    EcsFields putRelated() {
        return put("related.user", present("user.id", "user.hash")).put("related.hosts",
                present("host.name", "server.address"));
    }

    private List<Object> present(String... names) {
        return Stream.of(names).map(fields::get).filter(Objects::nonNull).distinct().toList();
    }

    Map<String, Object> build() {
        return fields;
    }
}
