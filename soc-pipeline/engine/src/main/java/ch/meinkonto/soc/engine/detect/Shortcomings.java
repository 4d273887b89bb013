package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

import ch.meinkonto.soc.contract.DetectionLimitEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.engine.OwnFindings;

/**
 * Notices what detections could not do, what they had to forget and what came too late for them, and reports it as events: of
 * each detection at most one of each kind a minute, which says how much it was. Not thread-safe.
 */
final class Shortcomings {
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final Map<EventAction, ToLongFunction<DetectionHealth.RuleHealth>> KINDS = Map.of(
            EventAction.TELEMETRY_EVICTION, DetectionHealth.RuleHealth::evicted,
            EventAction.TELEMETRY_LATE, DetectionHealth.RuleHealth::late);

    private final OwnFindings findings;
    private final Clock clock;
    private final Map<EventAction, Map<String, Told>> told = new HashMap<>();

    Shortcomings(OwnFindings findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    /** How much was counted when it was last told, and when that was. */
    private record Told(long count, Instant time) {}

    /** Looks once; what was counted before the first look was told before the restart. */
    void look(DetectionHealth health) {
        if (health.rules().isEmpty()) {
            return;
        }
        KINDS.forEach((action, counted) -> {
            Map<String, Long> counts = new HashMap<>();
            health.rules().forEach(rule -> counts.merge(rule.detection(), counted.applyAsLong(rule), Long::sum));
            Map<String, Told> before = told.get(action);
            if (before == null) {
                Map<String, Told> first = new HashMap<>();
                counts.forEach((detection, count) -> first.put(detection, new Told(count, Instant.EPOCH)));
                told.put(action, first);
            } else {
                counts.forEach((detection, count) -> look(action, detection, count, before));
            }
        });
    }

    private void look(EventAction action, String detection, long count, Map<String, Told> before) {
        Instant now = clock.instant();
        Told last = before.getOrDefault(detection, new Told(0, Instant.EPOCH));
        if (count < last.count()) {
            // Other rules are in force and count anew.
            before.put(detection, new Told(count, last.time()));
        } else if (count > last.count() && !last.time().plus(BETWEEN).isAfter(now)) {
            findings.report(new DetectionLimitEvent(action, detection, count - last.count()), now);
            before.put(detection, new Told(count, now));
        }
    }
}
