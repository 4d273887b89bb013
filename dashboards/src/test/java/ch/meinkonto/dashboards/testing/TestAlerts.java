package ch.meinkonto.dashboards.testing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Alert documents as the engine writes them; change only what matters. */
public final class TestAlerts {
    private final String id;
    private final Map<String, Object> alert = new HashMap<>();
    private String title = "Brute force on one account";
    private Instant created;
    private String address = "203.0.113.7";
    private List<String> users = List.of();

    private TestAlerts(Instant created) {
        this.id = UUID.randomUUID().toString();
        this.created = created;
        alert.put("detection", "brute-force");
        alert.put("level", "medium");
        alert.put("risk", 50);
        alert.put("summary", "12 failed sign-ins for one account within 10 minutes.");
        alert.put("status", "open");
        alert.put("assignee", null);
        alert.put("close_reason", null);
        alert.put("group", Map.of("user", Map.of("hash", "9f2c4e0a")));
        alert.put("event_ids", List.of());
        alert.put("event_count", 12);
    }

    /** An open alert of medium level. */
    public static TestAlerts raisedAt(Instant created) {
        return new TestAlerts(created);
    }

    /** With another title. */
    public TestAlerts titled(String other) {
        this.title = other;
        return this;
    }

    /** With another level and risk. */
    public TestAlerts level(String level, int risk) {
        alert.put("level", level);
        alert.put("risk", risk);
        return this;
    }

    /** Of another detection. */
    public TestAlerts detection(String detection) {
        alert.put("detection", detection);
        return this;
    }

    /** In another status. */
    public TestAlerts status(String status, String assignee, String closeReason) {
        alert.put("status", status);
        alert.put("assignee", assignee);
        alert.put("close_reason", closeReason);
        return this;
    }

    /** From another address. */
    public TestAlerts from(String other) {
        this.address = other;
        return this;
    }

    /** About this account. */
    public TestAlerts about(String user) {
        this.users = List.of(user);
        return this;
    }

    /** With other figures in the sentence. */
    public TestAlerts summary(String summary) {
        alert.put("summary", summary);
        return this;
    }

    /** Grouped by these fields. */
    public TestAlerts grouped(Map<String, ?> group) {
        alert.put("group", group);
        return this;
    }

    /** Which had these ids before. */
    public TestAlerts formerly(String... ids) {
        alert.put("former_ids", List.of(ids));
        return this;
    }

    /** Resting on these events. */
    public TestAlerts events(List<String> ids, Instant first, Instant last) {
        alert.put("event_ids", ids);
        alert.put("event_count", ids.size());
        alert.put("first_event", first.toString());
        alert.put("last_event", last.toString());
        return this;
    }

    /** Stores it; the answer is its id. */
    public String store(TestIndices indices) {
        alert.put("created", created.toString());
        alert.putIfAbsent("first_event", created.minusSeconds(250).toString());
        alert.putIfAbsent("last_event", created.minusSeconds(1).toString());
        indices.store("meinkonto-alerts", id,
                Map.of("@timestamp", created.toString(), "event", Map.of("kind", "alert", "id", id), "rule",
                        Map.of("id", "6d1f0a0e-1111-4222-8333-444455556666", "name", title), "threat",
                        Map.of("technique", Map.of("id", List.of("T1110.001")), "tactic",
                                Map.of("name", List.of("credential-access"))),
                        "client", Map.of("ip", List.of(address)), "user", Map.of("id", users), "meinkonto",
                        Map.of("alert", alert)));
        return id;
    }
}
