package ch.meinkonto.soc.engine.normalise;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.contract.Field;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;

/**
 * Notes about records that will never be stored (ECS {@code event.kind: pipeline_error}): who sent what, and why it was
 * refused. What cannot be understood cannot be redacted either, so a note holds the shape of the record - names from the
 * contract, how many others, its size - and none of its content. The event itself stays in its application's
 * {@code security_event.dead_letter}, to be found by the event id.
 */
@Component
public final class DeadLetters {
    private static final int MOST_PER_REQUEST = 100;
    private static final Set<String> ACTIONS = Arrays.stream(EventAction.values())
            .map(EventAction::value)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FIELDS = Stream
            .<Field>concat(Arrays.stream(EventField.values()), Arrays.stream(CommonField.values()))
            .map(Field::dotted)
            .collect(Collectors.toUnmodifiableSet());

    private final Clock clock;
    private final PlausibleTime plausible;

    DeadLetters(Clock clock) {
        this.clock = clock;
        this.plausible = new PlausibleTime(clock);
    }

    /** One note for each record, a hundred at most; the last then says how many more there were. */
    public List<Document> of(List<RefusedRecord> refusals) {
        List<Document> letters = new ArrayList<>();
        for (RefusedRecord refused : refusals.subList(0, Math.min(refusals.size(), MOST_PER_REQUEST))) {
            letters.add(
                    letter(refused, letters.size() == MOST_PER_REQUEST - 1 ? refusals.size() - MOST_PER_REQUEST : 0));
        }
        return letters;
    }

    /**
     * A note for a document that Elasticsearch will never take.
     *
     * @param signal logs, traces or metrics
     * @param reason the kind of failure, without any content
     */
    public Document of(Document document, String signal, String reason) {
        Object service = document.stored().getOrDefault("service.name", "unknown_service");
        EcsFields fields = fields(document.time(), signal, "NOT_INDEXABLE", reason).put("service.name", service)
                .put("meinkonto.deadletter.event_id", document.id())
                .put("meinkonto.deadletter.attributes", List.copyOf(document.stored().keySet()));
        return Document.of(Archive.DEADLETTERS, Digests.id(document.index(), document.id()), document.day(),
                fields.build(), false);
    }

    private Document letter(RefusedRecord refused, int more) {
        Instant time = time(refused.time());
        List<String> known = refused.attributes().stream().map(KeyValue::getKey).filter(FIELDS::contains).toList();
        EcsFields fields = fields(time, refused.signal(), refused.reason(), refused.message())
                .putSource(refused.source())
                .put("meinkonto.deadletter.action", ACTIONS.contains(refused.name()) ? refused.name() : null)
                .put("meinkonto.deadletter.event_id", eventId(refused.attributes()))
                .put("meinkonto.deadletter.sequence", sequence(refused.attributes()))
                .put("meinkonto.deadletter.attributes", known)
                .put("meinkonto.deadletter.other_attributes", (long) refused.attributes().size() - known.size())
                .put("meinkonto.deadletter.bytes", (long) refused.bytes())
                .put("meinkonto.deadletter.more", more == 0 ? null : (long) more);
        String id = Digests.id(refused.source().service(), refused.reason(), refused.time(), refused.digest());
        return Document.of(Archive.DEADLETTERS, id, time, fields.build(), false);
    }

    private EcsFields fields(Instant time, String signal, String reason, String message) {
        return new EcsFields(time, clock.instant()).put("event.kind", "pipeline_error")
                .put("event.dataset", "deadletter")
                .put("error.code", reason)
                .put("error.message", message)
                .put("meinkonto.deadletter.signal", signal);
    }

    /** Its own time where that can be true, so that a repeat meets its first copy. */
    private Instant time(Instant claimed) {
        try {
            return plausible.of(claimed);
        } catch (RecordRefused e) {
            return clock.instant();
        }
    }

    private static @Nullable String eventId(List<KeyValue> attributes) {
        AnyValue value = value(attributes, CommonField.EVENT_ID);
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value.getStringValue()).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Long sequence(List<KeyValue> attributes) {
        AnyValue value = value(attributes, CommonField.EVENT_SEQUENCE);
        return value != null && value.hasIntValue() ? value.getIntValue() : null;
    }

    private static @Nullable AnyValue value(List<KeyValue> attributes, Field field) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(field.dotted()))
                .map(KeyValue::getValue)
                .findFirst()
                .orElse(null);
    }
}
