package ch.meinkonto.soc.engine.store;

import static ch.meinkonto.soc.engine.store.FieldType.BOOLEAN;
import static ch.meinkonto.soc.engine.store.FieldType.DATE;
import static ch.meinkonto.soc.engine.store.FieldType.DOUBLE;
import static ch.meinkonto.soc.engine.store.FieldType.FLATTENED;
import static ch.meinkonto.soc.engine.store.FieldType.GEO_POINT;
import static ch.meinkonto.soc.engine.store.FieldType.IP;
import static ch.meinkonto.soc.engine.store.FieldType.KEYWORD;
import static ch.meinkonto.soc.engine.store.FieldType.LONG;
import static ch.meinkonto.soc.engine.store.FieldType.TEXT;
import static ch.meinkonto.soc.engine.store.FieldType.UNSEARCHED;

import java.util.Map;
import java.util.TreeMap;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.contract.Field;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Ecs;

/** Which fields an archive's documents have, with their types: the one place where mappings are written down. */
final class Fields {
    private static final Map<String, FieldType> ALL = Map.of("@timestamp", DATE, "event.ingested", DATE, "event.kind",
            KEYWORD, "service.name", KEYWORD, "service.node.name", KEYWORD, "service.version", KEYWORD,
            "service.environment", KEYWORD, "host.name", KEYWORD, Ecs.FIELD, KEYWORD);
    private static final Map<String, FieldType> TRACED = Map.of("trace.id", KEYWORD, "span.id", KEYWORD,
            "related.hosts", KEYWORD);
    private static final Map<String, FieldType> CALLED = Map.of("client.ip", IP, "source.ip", IP, "related.ip", IP,
            "related.user", KEYWORD, "user.id", KEYWORD, "session.id", KEYWORD, "url.path", KEYWORD,
            "http.request.method", KEYWORD);
    private static final Map<String, FieldType> ENRICHED = Map.of("client.geo.country_iso_code", KEYWORD,
            "client.geo.city_name", KEYWORD, "client.geo.location", GEO_POINT, "client.as.number", LONG,
            "client.as.organization.name", KEYWORD, "meinkonto.risk.signals", KEYWORD, "meinkonto.redacted", KEYWORD);
    private static final Map<String, FieldType> TRAVELLED = Map.of("meinkonto.travel.speed_kmh", LONG,
            "meinkonto.travel.distance_km", LONG, "meinkonto.travel.seconds", LONG,
            "meinkonto.travel.previous.country_iso_code", KEYWORD, "meinkonto.travel.previous.city_name", KEYWORD,
            "meinkonto.travel.previous.as_number", LONG, "meinkonto.travel.previous.event_id", KEYWORD);
    private static final Map<String, FieldType> DEVICE = Map.of("user_agent.original", KEYWORD, "user_agent.name",
            KEYWORD, "user_agent.version", KEYWORD, "user_agent.os.name", KEYWORD, "user_agent.os.version", KEYWORD,
            "user_agent.device.name", KEYWORD);

    private Fields() {}

    /** Dotted names with their types. */
    static Map<String, FieldType> of(Archive archive) {
        Map<String, FieldType> fields = new TreeMap<>(ALL);
        switch (archive) {
            case EVENTS -> addEvents(fields);
            case SPANS -> addSpans(fields);
            case METRICS -> addMetrics(fields);
            case LOGS -> addLogs(fields);
            case DEADLETTERS -> addDeadLetters(fields);
        }
        return fields;
    }

    private static void addEvents(Map<String, FieldType> fields) {
        for (EventField field : EventField.values()) {
            fields.put(field.dotted(), type(field));
        }
        for (CommonField field : CommonField.values()) {
            fields.put(field.dotted(), type(field));
        }
        fields.putAll(TRACED);
        fields.putAll(CALLED);
        fields.putAll(ENRICHED);
        fields.putAll(TRAVELLED);
        fields.putAll(DEVICE);
        fields.putAll(Map.of("event.action", KEYWORD, "event.category", KEYWORD, "event.type", KEYWORD, "event.dataset",
                KEYWORD, "event.provider", KEYWORD, "meinkonto.other", FLATTENED));
    }

    private static void addSpans(Map<String, FieldType> fields) {
        fields.putAll(TRACED);
        fields.putAll(CALLED);
        fields.putAll(ENRICHED);
        fields.putAll(DEVICE);
        fields.putAll(Map.of("event.dataset", KEYWORD, "event.category", KEYWORD, "event.type", KEYWORD,
                "event.outcome",
                KEYWORD, "event.duration", LONG, "parent.id", KEYWORD, "span.name", KEYWORD, "span.kind", KEYWORD));
        fields.putAll(
                Map.of("http.response.status_code", LONG, "http.route", KEYWORD, "url.query", KEYWORD, "url.scheme",
                        KEYWORD, "error.type", KEYWORD, "db.system", KEYWORD, "db.operation", KEYWORD, "server.address",
                        KEYWORD,
                        "server.port", LONG));
    }

    private static void addMetrics(Map<String, FieldType> fields) {
        fields.putAll(Map.of("metric.name", KEYWORD, "metric.unit", KEYWORD,
                "metric.type",
                KEYWORD, "metric.value", DOUBLE, "metric.count", LONG, "metric.sum", DOUBLE, "metric.min", DOUBLE,
                "metric.max", DOUBLE, "metric.attributes", FLATTENED));
    }

    private static void addLogs(Map<String, FieldType> fields) {
        fields.putAll(TRACED);
        fields.putAll(
                Map.of("event.dataset", KEYWORD, "message", TEXT, "log.level", KEYWORD,
                        "log.logger", KEYWORD, "log.attributes", FLATTENED, "process.thread.name", KEYWORD,
                        "error.type", KEYWORD,
                        "error.message", TEXT, "error.stack_trace", UNSEARCHED));
    }

    private static void addDeadLetters(Map<String, FieldType> fields) {
        fields.putAll(Map.of("event.dataset", KEYWORD, "error.code", KEYWORD, "error.message", TEXT,
                "meinkonto.deadletter.signal", KEYWORD, "meinkonto.deadletter.action", KEYWORD,
                "meinkonto.deadletter.event_id", KEYWORD));
        fields.putAll(Map.of("meinkonto.deadletter.sequence", LONG, "meinkonto.deadletter.attributes", KEYWORD,
                "meinkonto.deadletter.other_attributes", LONG, "meinkonto.deadletter.bytes", LONG,
                "meinkonto.deadletter.more", LONG));
    }

    private static FieldType type(Field field) {
        return switch (field.type()) {
            case KEYWORD, KEYWORDS -> KEYWORD;
            case LONG -> LONG;
            case BOOLEAN -> BOOLEAN;
        };
    }
}
