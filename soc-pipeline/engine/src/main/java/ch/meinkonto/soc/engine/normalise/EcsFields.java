package ch.meinkonto.soc.engine.normalise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.engine.Ecs;

/** Builds the fields of an ECS document; what is absent is left out. */
final class EcsFields {
    private static final String REDACTED = "meinkonto.redacted";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    EcsFields(Instant time, Instant ingested) {
        fields.put("@timestamp", time.toString());
        fields.put("event.ingested", ingested.toString());
        fields.put(Ecs.FIELD, Ecs.VERSION);
    }

    EcsFields put(String name, @Nullable Object value) {
        boolean absent = value == null || value instanceof String text && text.isEmpty()
                || value instanceof List<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
        if (!absent) {
            fields.put(name, Objects.requireNonNull(value));
        }
        return this;
    }

    /**
     * Who it was, where the value has the form of a pseudonym. Any other may be a name, or a password typed into the wrong field: it
     * is kept nowhere, and the field is said to be missing. The event itself is worth more than to be refused for it.
     */
    EcsFields putPseudonym(String name, @Nullable Object value) {
        if (value == null || Pseudonyms.fits(name, value)) {
            return put(name, value);
        }
        List<Object> redacted = new ArrayList<>();
        if (fields.get(REDACTED) instanceof List<?> before) {
            redacted.addAll(before);
        }
        redacted.add(name);
        return put(REDACTED, redacted);
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

    /** What is strange about it. */
    EcsFields putSignals() {
        return put(RiskSignals.FIELD, RiskSignals.of(fields));
    }

    private List<Object> present(String... names) {
        return Stream.of(names).map(fields::get).filter(Objects::nonNull).distinct().toList();
    }

    Map<String, Object> build() {
        return fields;
    }
}
