package ch.meinkonto.soc.engine.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.Ecs;

/** An alert as a document of Elasticsearch (ECS, nested objects) and back. */
final class AlertDocument {
    private static final String OURS = "meinkonto.alert.";

    private AlertDocument() {}

    static Map<String, Object> of(StoredAlert stored) {
        Alert alert = stored.alert();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@timestamp", alert.created().toString());
        fields.put(Ecs.FIELD, Ecs.VERSION);
        fields.put("event.kind", "alert");
        fields.put("event.id", alert.id());
        fields.put("event.severity", alert.risk());
        fields.put("rule.id", alert.ruleId());
        fields.put("rule.name", alert.title());
        fields.put("rule.version", stored.ruleVersion());
        fields.put("threat.technique.id", alert.techniques());
        fields.put("threat.tactic.name", alert.tactics());
        putUnlessEmpty(fields, "user.id", alert.userIds());
        putUnlessEmpty(fields, "client.ip", alert.addresses());
        putUnlessEmpty(fields, "related.user", alert.userIds());
        putUnlessEmpty(fields, "related.ip", alert.addresses());
        fields.put(OURS + "detection", alert.detection());
        fields.put(OURS + "level", alert.level());
        fields.put(OURS + "risk", alert.risk());
        fields.put(OURS + "summary", alert.summary());
        fields.put(OURS + "status", alert.status());
        putIfThere(fields, OURS + "assignee", alert.assignee());
        putIfThere(fields, OURS + "close_reason", alert.closeReason());
        fields.put(OURS + "group", new TreeMap<>(alert.group()));
        fields.put(OURS + "event_ids", alert.eventIds());
        fields.put(OURS + "event_count", alert.eventCount());
        fields.put(OURS + "first_event", alert.firstEvent().toString());
        fields.put(OURS + "last_event", alert.lastEvent().toString());
        fields.put(OURS + "created", alert.created().toString());
        fields.put(OURS + "updated", stored.updated().toString());
        fields.put(OURS + "anchor", stored.anchor());
        fields.put(OURS + "fired", stored.fired().toString());
        putUnlessEmpty(fields, OURS + "former_ids", stored.formerIds());
        return DottedFields.nest(fields);
    }

    /**
     * The alert in a document.
     *
     * @throws IllegalArgumentException where the document is no alert of ours
     */
    static StoredAlert read(Map<String, ?> document) {
        Node root = new Node(document, "");
        Node ours = root.node("meinkonto").node("alert");
        Node rule = root.node("rule");
        Node threat = root.node("threat");
        Alert alert = new Alert(root.node("event").text("id"), ours.text("detection"), rule.text("id"),
                rule.text("name"), ours.text("level"), (int) ours.number("risk"), ours.text("summary"),
                threat.node("technique").texts("id"), threat.node("tactic").texts("name"), ours.group("group"),
                ours.texts("event_ids"), ours.number("event_count"), ours.time("first_event"), ours.time("last_event"),
                ours.time("created"), ours.text("status"), ours.textIfThere("assignee"),
                ours.textIfThere("close_reason"), root.node("user").texts("id"), root.node("client").texts("ip"));
        return new StoredAlert(alert, rule.text("version"), ours.text("anchor"), ours.time("fired"),
                ours.time("updated"), ours.texts("former_ids"));
    }

    private static void putUnlessEmpty(Map<String, Object> fields, String name, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
    }

    private static void putIfThere(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** One object of a document, asked for by name and type. */
    private record Node(Map<?, ?> fields, String path) {
        Node node(String name) {
            return new Node(fields.get(name) instanceof Map<?, ?> deeper ? deeper : Map.of(), path + name + ".");
        }

        @Nullable
        String textIfThere(String name) {
            return fields.get(name) instanceof Object value ? value.toString() : null;
        }

        String text(String name) {
            String text = textIfThere(name);
            if (text == null) {
                throw new IllegalArgumentException("no alert of ours: " + path + name + " is missing");
            }
            return text;
        }

        long number(String name) {
            return Long.parseLong(text(name));
        }

        Instant time(String name) {
            return Instant.parse(text(name));
        }

        List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            switch (fields.get(name)) {
                case null -> {
                }
                case List<?> list -> list.forEach(each -> texts.add(String.valueOf(each)));
                case Object single -> texts.add(single.toString());
            }
            return List.copyOf(texts);
        }

        Map<String, String> group(String name) {
            Map<String, String> group = new TreeMap<>();
            if (fields.get(name) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> group.put(String.valueOf(key), String.valueOf(value)));
            }
            return Map.copyOf(group);
        }
    }
}
