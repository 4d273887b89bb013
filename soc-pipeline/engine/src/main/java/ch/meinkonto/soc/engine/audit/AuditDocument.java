package ch.meinkonto.soc.engine.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.DottedFields;

/** An entry as Elasticsearch keeps it, in ECS names. */
final class AuditDocument {
    private static final String PREFIX = "meinkonto.audit.";
    private static final String DETAILS = PREFIX + "details.";

    private AuditDocument() {}

    static Map<String, Object> of(AuditEntry entry) {
        AuditRecord record = entry.record();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@timestamp", record.time().toString());
        fields.put("event.kind", "event");
        fields.put("event.dataset", "audit");
        fields.put("event.category", List.of("configuration"));
        fields.put("event.action", record.action());
        fields.put(PREFIX + "sequence", entry.sequence());
        fields.put(PREFIX + "previous", entry.previous());
        fields.put(PREFIX + "hash", entry.hash());
        fields.put(PREFIX + "actor", record.actor());
        fields.put(PREFIX + "target", record.target());
        fields.put(PREFIX + "cause", record.cause());
        Map<String, Object> document = DottedFields.nest(fields);
        Map<?, ?> audit = (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(document.get("meinkonto"))).get("audit");
        put(Objects.requireNonNull(audit), record.details());
        return document;
    }

    /** Names of details may hold dots: they stand as they are, below one flattened field. */
    @SuppressWarnings("unchecked") // built a few lines above
    private static void put(Map<?, ?> audit, Map<String, String> details) {
        ((Map<String, Object>) audit).put("details", new LinkedHashMap<>(details));
    }

    /**
     * The entry in a document.
     *
     * @throws IllegalArgumentException when the document is none, or holds anything beside an entry
     */
    static AuditEntry read(Map<String, Object> document) {
        Map<String, Object> fields = new HashMap<>(DottedFields.flatten(document));
        Map<String, String> details = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(DETAILS)) {
                details.put(name.substring(DETAILS.length()), String.valueOf(value));
            }
        });
        try {
            AuditRecord record = new AuditRecord(Instant.parse(text(fields, "@timestamp")),
                    text(fields, PREFIX + "actor"),
                    text(fields, "event.action"), text(fields, PREFIX + "target"), details,
                    text(fields, PREFIX + "cause"));
            long sequence = fields.get(PREFIX + "sequence") instanceof Number number ? number.longValue() : 0;
            AuditEntry entry = new AuditEntry(sequence, text(fields, PREFIX + "previous"), record,
                    text(fields, PREFIX + "hash"));
            Map<String, Object> expected = new HashMap<>(DottedFields.flatten(of(entry)));
            expected.replace(PREFIX + "sequence", fields.getOrDefault(PREFIX + "sequence", 0));
            if (!expected.equals(fields)) {
                throw new IllegalArgumentException("the document holds more or other fields than an entry has");
            }
            return entry;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the time is none", e);
        }
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the field " + name + " is missing");
    }
}
