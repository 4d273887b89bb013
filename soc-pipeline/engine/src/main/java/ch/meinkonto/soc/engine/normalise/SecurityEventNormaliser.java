package ch.meinkonto.soc.engine.normalise;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.logs.v1.LogRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventChain;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.contract.Field;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;

/** A log record with the name of a security event becomes an ECS document with the event's id. */
@Component
public final class SecurityEventNormaliser {
    private static final Map<String, EventAction> ACTIONS = Arrays.stream(EventAction.values())
            .collect(Collectors.toUnmodifiableMap(EventAction::value, Function.identity()));
    private static final Map<String, Field> FIELDS = Stream
            .<Field>concat(Arrays.stream(EventField.values()), Arrays.stream(CommonField.values()))
            .collect(Collectors.toUnmodifiableMap(Field::dotted, Function.identity()));
    private static final int VERSION_TIME_ORDERED = 7;

    private final Clock clock;
    private final Enrichment enrichment;
    private final PlausibleTime plausible;

    SecurityEventNormaliser(Clock clock, Enrichment enrichment) {
        this.clock = clock;
        this.enrichment = enrichment;
        this.plausible = new PlausibleTime(clock);
    }

    /** Which security event the record is; null for an ordinary log line. */
    @Nullable
    EventAction action(LogRecord entry) {
        return ACTIONS.get(entry.getEventName());
    }

    Document normalise(EventAction action, Source source, LogRecord entry) throws RecordRefused {
        Map<String, Object> attributes = OtlpValues.attributes(entry.getAttributesList());
        UUID id = id(attributes);
        checkTypes(attributes);
        Instant time = plausible.of(OtlpValues.time(entry.getTimeUnixNano()));
        String traceId = OtlpValues.hex(entry.getTraceId());
        String spanId = OtlpValues.hex(entry.getSpanId());
        Map<String, Object> fields = fields(action, time, source, attributes);
        if (!traceId.isEmpty()) {
            fields.put("trace.id", traceId);
            fields.put("span.id", spanId);
        }
        return new Document(Archive.EVENTS, id.toString(), plausible.of(day(id)), time, fields,
                unredacted(attributes), true, link(source.service(), entry, traceId, spanId, attributes));
    }

    /**
     * A document for something the engine itself found out.
     *
     * @param id UUIDv7
     * @param time when it happened
     */
    public Document document(UUID id, Instant time, SecurityEvent event) {
        Map<String, Object> attributes = new HashMap<>();
        event.attributes().forEach((field, value) -> attributes.put(field.dotted(), value));
        attributes.put(CommonField.EVENT_ID.dotted(), id.toString());
        attributes.put(CommonField.EVENT_OUTCOME.dotted(), event.outcome().value());
        return new Document(Archive.EVENTS, id.toString(), day(id), time,
                fields(event.action(), time, Source.named("engine"), attributes), Map.of(), true, null);
    }

    private Map<String, Object> fields(EventAction action, Instant time, Source source,
            Map<String, Object> attributes) {
        EcsFields fields = new EcsFields(time, clock.instant()).put("event.kind", "event")
                .put("event.action", action.value())
                .put("event.category", action.categories())
                .put("event.type", action.types())
                .put("event.dataset", action.dataset())
                .put("event.provider", source.service())
                .putSource(source);
        Map<String, Object> others = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            if (name.equals(CommonField.CLIENT_IP.dotted())) {
                enrichment.addClient(fields, value);
            } else if (name.equals(CommonField.USER_AGENT.dotted())) {
                enrichment.addDevice(fields, value);
            } else if (Pseudonyms.areIn(name)) {
                fields.putPseudonym(name, value);
            } else if (FIELDS.containsKey(name)) {
                fields.put(name, kept(value));
            } else {
                // A newer emitter than this engine: kept, but never a new field in the index.
                others.put(name, value);
            }
        });
        return fields.put("meinkonto.other", AttributeRedaction.redact(others)).putRelated().putSignals().build();
    }

    /** The contract allows no personal data; an application that breaks it must not have it kept. */
    private static Object kept(Object value) {
        return switch (value) {
            case String text -> TextRedaction.redact(text);
            case List<?> texts -> texts.stream().map(text -> TextRedaction.redact(String.valueOf(text))).toList();
            default -> value;
        };
    }

    /** What callers choose freely: rules must see it as it was sent. */
    private static Map<String, Object> unredacted(Map<String, Object> attributes) {
        Map<String, Object> raw = new HashMap<>();
        for (Field field : List.of(CommonField.USER_AGENT, CommonField.URL_PATH)) {
            if (attributes.get(field.dotted()) instanceof String text) {
                raw.put(field.dotted(), text);
            }
        }
        return raw;
    }

    private static UUID id(Map<String, Object> attributes) throws RecordRefused {
        if (attributes.get(CommonField.EVENT_ID.dotted()) instanceof String text) {
            try {
                UUID id = UUID.fromString(text);
                if (id.version() == VERSION_TIME_ORDERED && id.toString().equals(text)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                throw new RecordRefused(RecordRefused.Reason.BAD_ID, "event.id is not a UUID");
            }
        }
        throw new RecordRefused(RecordRefused.Reason.BAD_ID, "event.id is not a UUIDv7 in lower case");
    }

    private static Instant day(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static void checkTypes(Map<String, Object> attributes) throws RecordRefused {
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            Field field = FIELDS.get(attribute.getKey());
            if (field != null && !hasType(attribute.getValue(), field.type())) {
                throw new RecordRefused(RecordRefused.Reason.BAD_TYPE,
                        field.dotted() + " is a " + field.type() + " by contract");
            }
        }
    }

    private static boolean hasType(Object value, EventField.Type type) {
        return switch (type) {
            case KEYWORD -> value instanceof String;
            case KEYWORDS -> value instanceof List;
            case LONG -> value instanceof Long;
            case BOOLEAN -> value instanceof Boolean;
        };
    }

    private static Document.@Nullable ChainLink link(String service, LogRecord entry, String traceId, String spanId,
            Map<String, Object> attributes) throws RecordRefused {
        if (!(attributes.get(CommonField.EVENT_SEQUENCE.dotted()) instanceof Long sequence)
                || !(attributes.get(CommonField.CHAIN_PREVIOUS.dotted()) instanceof String previous)
                || !(attributes.get(CommonField.CHAIN_HASH.dotted()) instanceof String hash)) {
            return null;
        }
        try {
            String computed = EventChain.hash(previous, service, entry.getTimeUnixNano(), entry.getEventName(), traceId,
                    spanId, attributes);
            return new Document.ChainLink(service, sequence, previous, hash, computed);
        } catch (IllegalArgumentException e) {
            throw new RecordRefused(RecordRefused.Reason.BAD_TYPE, String.valueOf(e.getMessage()));
        }
    }
}
