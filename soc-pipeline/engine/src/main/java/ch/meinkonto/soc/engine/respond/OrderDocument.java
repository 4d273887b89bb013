package ch.meinkonto.soc.engine.respond;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.respond.StoredOrder.Undo;

/** An order as a document of Elasticsearch and back. The console reads it too. */
final class OrderDocument {
    private static final String OURS = "meinkonto.response.";

    private OrderDocument() {}

    static Map<String, Object> of(StoredOrder stored) {
        ResponseOrder order = stored.order();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@timestamp", stored.orderedAt().toString());
        fields.put(OURS + "id", order.id());
        fields.put(OURS + "action", order.action());
        fields.put(OURS + "target", order.target());
        fields.put(OURS + "reason", order.reason());
        put(fields, "alert_id", order.alertId());
        fields.put(OURS + "ordered_by", order.orderedBy());
        put(fields, "approved_by", order.approvedBy());
        put(fields, "expires_at", order.expiresAt());
        fields.put(OURS + "caller", stored.caller());
        put(fields, "detection", stored.detection());
        Undo undo = stored.undo();
        if (undo != null) {
            fields.put(OURS + "undo.by", undo.by());
            fields.put(OURS + "undo.reason", undo.reason());
            fields.put(OURS + "undo.at", undo.at().toString());
        }
        fields.put(OURS + "deliveries", stored.deliveries().stream().map(OrderDocument::delivery).toList());
        fields.put(OURS + "state", stored.state().value());
        fields.put(OURS + "states", stored.deliveries().stream().map(each -> each.state().value()).toList());
        fields.put(OURS + "open", stored.deliveries()
                .stream()
                .filter(each -> each.state().isOpen())
                .map(Delivery::application)
                .toList());
        return DottedFields.nest(fields);
    }

    private static Map<String, Object> delivery(Delivery delivery) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("application", delivery.application());
        fields.put("state", delivery.state().value());
        if (delivery.code() != null) {
            fields.put("code", delivery.code());
        }
        fields.put("effect", delivery.effect());
        fields.put("attempts", delivery.attempts());
        fields.put("next", delivery.next().toString());
        fields.put("changed_at", delivery.changedAt().toString());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(OURS + name, value.toString());
        }
    }

    /**
     * The order in a document.
     *
     * @throws IllegalArgumentException where the document is no order of ours
     */
    static StoredOrder read(Map<String, ?> document) {
        Map<?, ?> ours = map(map(document.get("meinkonto")).get("response"));
        ResponseOrder order = new ResponseOrder(text(ours, "id"), text(ours, "action"), text(ours, "target"),
                text(ours, "reason"), textIfThere(ours, "alert_id"), text(ours, "ordered_by"),
                textIfThere(ours, "approved_by"), timeIfThere(ours, "expires_at"));
        List<Delivery> deliveries = new ArrayList<>();
        if (ours.get("deliveries") instanceof List<?> list) {
            list.forEach(each -> deliveries.add(delivery(map(each))));
        }
        Map<?, ?> undo = map(ours.get("undo"));
        return new StoredOrder(order, Instant.parse(String.valueOf(document.get("@timestamp"))), text(ours, "caller"),
                textIfThere(ours, "detection"), undo.isEmpty()
                        ? null
                        : new Undo(text(undo, "by"), text(undo, "reason"), Instant.parse(text(undo, "at"))),
                deliveries);
    }

    private static Delivery delivery(Map<?, ?> fields) {
        DeliveryState state = DeliveryState.of(text(fields, "state"))
                .orElseThrow(() -> new IllegalArgumentException("no order of ours: unknown state"));
        return new Delivery(text(fields, "application"), state, textIfThere(fields, "code"), text(fields, "effect"),
                Integer.parseInt(text(fields, "attempts")), Instant.parse(text(fields, "next")),
                Instant.parse(text(fields, "changed_at")));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> fields, String name) {
        String text = textIfThere(fields, name);
        if (text == null) {
            throw new IllegalArgumentException("no order of ours: " + name + " is missing");
        }
        return text;
    }

    private static @Nullable String textIfThere(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof Object value ? value.toString() : null;
    }

    private static @Nullable Instant timeIfThere(Map<?, ?> fields, String name) {
        String text = textIfThere(fields, name);
        return text == null ? null : Instant.parse(text);
    }
}
