package ch.meinkonto.soc.bench.stand;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * What an alert says about the events, whenever it was raised.
 *
 * @param id derived from rule, group and first event
 * @param detection folder of the detection
 * @param title of the rule
 * @param level informational to critical
 * @param group what its events have in common
 * @param count how many events
 * @param events their ids, at most 100
 * @param first event time of the first
 * @param last event time of the last
 */
public record RaisedAlert(String id, String detection, String title, String level, Map<String, String> group,
        long count, List<String> events, Instant first, Instant last) {
    static RaisedAlert of(String id, JsonNode document) {
        JsonNode ours = document.path("meinkonto").path("alert");
        Map<String, String> group = new TreeMap<>();
        ours.path("group").properties().forEach(entry -> group.put(entry.getKey(), entry.getValue().asString()));
        List<String> events = ours.path("event_ids").valueStream().map(JsonNode::asString).toList();
        return new RaisedAlert(id, ours.path("detection").asString(), document.path("rule").path("name").asString(),
                ours.path("level").asString(), Map.copyOf(group), ours.path("event_count").asLong(), events,
                Instant.parse(ours.path("first_event").asString()), Instant.parse(ours.path("last_event").asString()));
    }
}
