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
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;
import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.correlate.EventRef;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.correlate.Restored;
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
    /** Longer than it can take from the receipt of an event to its evaluation, unless its sender was told to repeat it. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final DetectSettings settings;
    private final StoredHistory history;
    private final AlertIndex alerts;
    private final Clock clock;

    Memory(DetectSettings settings, StoredHistory history, AlertIndex alerts, Clock clock) {
        this.settings = settings;
        this.history = history;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Fills a fresh evaluator; each event read again is handed to {@code replay}. */
    void rebuild(Detections detections, Evaluator evaluator, Consumer<Event> replay) {
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
                .forEach(each -> resume(detections, evaluator, each));
        Duration back = horizon.accesses().plus(settings.lateness());
        long events = history.happenedSince(from, now.minus(back), replay);
        active.values().forEach(each -> resume(detections, evaluator, each));
        log.info("detection has its memory again since={} events={} alerts={}", from, events, active.size());
    }

    /**
     * Goes on from a snapshot: takes over its state and reads again what was received since. What was received shortly before
     * is read, too: an event is stored a moment before it is evaluated, and evaluating it twice changes nothing.
     *
     * @return whether the snapshot could be used. It cannot where a rule with a memory was added or changed since or where it
     *         is of another version; the evaluator must not be used then
     */
    boolean restore(Detections detections, Evaluator evaluator, DetectionSnapshot snapshot, Consumer<Event> replay) {
        try {
            Restored restored = evaluator.restore(snapshot.state().array());
            if (restored.kept().size() != detections.rules().correlations().size()) {
                log.info("the snapshot is of other rules and is not used kept={} dropped={}", restored.kept().size(),
                        restored.dropped().size());
                return false;
            }
        } catch (IllegalArgumentException unusable) {
            log.warn("the snapshot is not used reason={}", unusable.getMessage());
            return false;
        }
        Instant from = snapshot.taken().minus(OVERLAP);
        Instant decided = evaluator.watermark();
        long events = history.receivedSince(from, event -> {
            if (!isPartOf(snapshot, decided, event)) {
                replay.accept(event);
            }
        });
        // Those that were raised since from what is stored redacted.
        alerts.activeSince(from.minus(Horizon.of(detections.rules()).longest()))
                .stream()
                .filter(each -> !each.updated().isBefore(snapshot.taken()))
                .forEach(each -> resume(detections, evaluator, each));
        log.info("detection has its memory again from a snapshot taken={} events={}", snapshot.taken(), events);
        return true;
    }

    /**
     * Whether an event is surely part of the snapshot: received before it, and from a time about which all was decided. The group
     * it belonged to may be forgotten since; the event would begin another one, without those that came before it.
     */
    private static boolean isPartOf(DetectionSnapshot snapshot, Instant decided, Event event) {
        return event.time().isBefore(decided) && event.texts("event.ingested")
                .stream()
                .anyMatch(received -> Instant.parse(received).isBefore(snapshot.taken()));
    }

    /** Reads again what was received since shortly before a moment. */
    void catchUp(Instant since, Consumer<Event> replay) {
        history.receivedSince(since.minus(OVERLAP), replay);
    }

    private static void resume(Detections detections, Evaluator evaluator, StoredAlert stored) {
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
