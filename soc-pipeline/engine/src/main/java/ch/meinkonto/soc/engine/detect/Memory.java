package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;
import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.correlate.EventRef;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.Rule;

/**
 * Rebuilds what an evaluator knew before a restart, so that it goes on as if there had been none.
 *
 * <p>
 * Stored events are read again from so far back that every alert that can still grow is computed anew, with the same first
 * event and therefore the same id. Alerts that began even earlier, or whose events are stored redacted and no longer match,
 * are taken over as they stand.
 */
final class Memory {
    private static final Logger log = LoggerFactory.getLogger(Memory.class);
    private static final int MOST_ROUNDS = 10;

    private final Detections detections;
    private final DetectSettings settings;
    private final StoredHistory history;
    private final AlertIndex alerts;
    private final Clock clock;

    Memory(Detections detections, DetectSettings settings, StoredHistory history, AlertIndex alerts, Clock clock) {
        this.detections = detections;
        this.settings = settings;
        this.history = history;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Fills a fresh evaluator; each event read again is handed to {@code replay}. */
    void rebuild(Evaluator evaluator, Consumer<Event> replay) {
        Instant now = clock.instant();
        Horizon horizon = Horizon.of(detections.rules());
        Instant regular = now.minus(horizon.longest()).minus(settings.lateness());
        Instant earliest = now.minus(settings.longestReplay());
        Instant start = regular;
        Map<String, StoredAlert> active = new LinkedHashMap<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            active.clear();
            alerts.activeSince(start.minus(horizon.longest())).forEach(alert -> active.put(alert.alert().id(), alert));
            Instant began = active.values()
                    .stream()
                    .map(each -> each.alert().firstEvent())
                    .filter(first -> first.isAfter(earliest))
                    .min(Instant::compareTo)
                    .orElse(start);
            if (!began.isBefore(start)) {
                break;
            }
            start = began;
        }
        Instant from = start;
        active.values()
                .stream()
                .filter(each -> each.alert().firstEvent().isBefore(from))
                .forEach(each -> resume(evaluator, each));
        long events = history.since(Archive.EVENTS.alias(), "", from, replay);
        Duration back = horizon.accesses().plus(settings.lateness());
        long accesses = history.since(Archive.SPANS.alias(), MatchableEvents.ACCESS, now.minus(back), replay);
        active.values().forEach(each -> resume(evaluator, each));
        log.info("detection has its memory again since={} events={} accesses={} alerts={}", from, events, accesses,
                active.size());
    }

    private void resume(Evaluator evaluator, StoredAlert stored) {
        Alert alert = stored.alert();
        Rule rule = detections.rules().find(alert.ruleId()).orElse(null);
        if (rule == null || !rule.header().version().equals(stored.ruleVersion())) {
            return;
        }
        List<EventRef> events = alert.eventIds().stream().map(id -> new EventRef(id, alert.firstEvent())).toList();
        Map<String, Map<String, Instant>> values = new LinkedHashMap<>();
        values.put("user.id", all(alert.userIds(), alert.firstEvent()));
        values.put("client.ip", all(alert.addresses(), alert.firstEvent()));
        evaluator.resume(new Finding(rule, new TreeMap<>(alert.group()), stored.anchor(), events, alert.eventCount(),
                alert.firstEvent(), stored.fired(), alert.lastEvent(), values));
    }

    private static Map<String, Instant> all(List<String> values, Instant time) {
        Map<String, Instant> all = new LinkedHashMap<>();
        values.forEach(value -> all.put(value, time));
        return all;
    }
}
