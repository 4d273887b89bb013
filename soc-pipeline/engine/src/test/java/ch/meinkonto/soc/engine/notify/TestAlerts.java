package ch.meinkonto.soc.engine.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;

import ch.meinkonto.soc.engine.alert.AlertDraft;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.AlertWording;
import ch.meinkonto.soc.engine.alert.AlertWriter;
import ch.meinkonto.soc.engine.alert.StoredAlert;
import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.EventRef;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Alerts of a rule about probes, raised and grown as detection does it. */
final class TestAlerts {
    /** An address that makes the alert critical. */
    static final String GRAVE = "203.0.113.9";
    private static final RuleSet RULES = RuleParser.parse("probing/rule.yml", """
            title: Many Probes
            id: 6f0d7a3e-5a1f-4f57-9c0f-6b1f3a1d2c01
            logsource: {product: meinkonto, service: probe}
            detection:
                selection: {event.action: probe}
                condition: selection
            level: medium
            meinkonto:
                summary: '{events|probe|probes} in {duration}'
                raise:
                    level: critical
                    when: {client.ip: 203.0.113.9}
            """);
    private static final AlertDraft DRAFT = new AlertDraft(new AlertWording(RULES));
    private static final Instant FIRST_EVENT = Instant.parse("2026-11-27T10:00:00Z");

    private final AlertWriter writer;
    private Finding latest = finding("nobody", 10, "");

    TestAlerts(ElasticsearchClient client, Clock clock) {
        this.writer = new AlertWriter(new AlertIndex(client), DRAFT, clock);
    }

    /** A new alert about an account. */
    void raise(String user, String address) {
        latest = finding(user, 10, address);
        writer.note(List.of(new Change.Raised(latest)));
        writer.flush();
    }

    /** The same alert with more events. */
    void grow(String user, int events, String address) {
        writer.note(List.of(new Change.Grown(finding(user, 10, address), finding(user, events, address))));
        writer.flush();
    }

    /** The same alert after an earlier event has come, from which its id is derived now. */
    void move(String user, String event, String address) {
        writer.note(List.of(new Change.Moved(latest, finding(user, event, 11, address))));
        latest = finding(user, event, 11, address);
        writer.flush();
    }

    /** An alert that was never stored. */
    static StoredAlert stored(String user, int events, String address, Instant now) {
        return DRAFT.of(finding(user, events, address), now);
    }

    /** News of an alert that was never stored. */
    static Notice.OfAlert notice(String user, String address, Instant now) {
        return new Notice.OfAlert(stored(user, 10, address, now).alert(), Notice.Occasion.RAISED, 1, now);
    }

    static String id(String user) {
        return AlertDraft.id(finding(user, 10, ""));
    }

    static String id(String user, String event) {
        return AlertDraft.id(finding(user, event, 10, ""));
    }

    private static Finding finding(String user, int events, String address) {
        return finding(user, user + "-0", events, address);
    }

    private static Finding finding(String user, String anchor, int events, String address) {
        List<EventRef> references = IntStream.range(0, events)
                .mapToObj(number -> new EventRef(user + "-" + number, FIRST_EVENT.plusSeconds(number)))
                .toList();
        Instant last = FIRST_EVENT.plus(Duration.ofSeconds(events - 1));
        Map<String, Instant> addresses = new LinkedHashMap<>();
        if (!address.isEmpty()) {
            addresses.put(address, FIRST_EVENT);
        }
        return new Finding(RULES.detections().getFirst(), new TreeMap<>(Map.of("user.hash", user)), anchor,
                references, events, FIRST_EVENT, FIRST_EVENT.plusSeconds(9), last, Map.of("client.ip", addresses));
    }
}
