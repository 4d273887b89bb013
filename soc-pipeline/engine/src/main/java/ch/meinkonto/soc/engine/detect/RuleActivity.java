package ch.meinkonto.soc.engine.detect;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.alert.DetectionName;
import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.correlate.Counters;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.Rule;

/** Keeps account of what each rule does. Not thread-safe. */
final class RuleActivity {
    private static final Counters NONE = new Counters(0, 0, 0, 0);

    private final Map<String, Long> alerts = new HashMap<>();
    private final Map<String, Instant> lastFired = new HashMap<>();
    private RuleCost cost;

    RuleActivity(Detections detections) {
        this.cost = new RuleCost(detections.rules());
    }

    /** Other rules are in force from here on. */
    void begin(Detections detections) {
        cost = new RuleCost(detections.rules());
        alerts.clear();
    }

    void seen(Event event) {
        cost.sample(event);
    }

    void raised(Alert alert) {
        alerts.merge(alert.ruleId(), 1L, Long::sum);
        lastFired.merge(alert.ruleId(), alert.created(), RuleActivity::later);
    }

    /** When each rule last raised an alert, by its key. */
    Map<String, Instant> lastFired() {
        return Map.copyOf(lastFired);
    }

    /** Takes over what was known before a restart. */
    void restore(Map<String, Instant> before) {
        before.forEach((rule, time) -> lastFired.merge(rule, time, RuleActivity::later));
    }

    /** All that is known of the rules in force. */
    DetectionHealth health(Detections detections, Evaluator evaluator, SourceTimes sources) {
        Map<String, Counters> counters = evaluator.countersByRule();
        Map<String, Long> matches = evaluator.matchesByRule();
        Map<String, Long> nanoseconds = evaluator.nanosecondsByRule();
        Instant until = known(evaluator.newest());
        List<DetectionHealth.RuleHealth> rules = detections.all().stream().map(rule -> {
            Counters counted = counters.getOrDefault(rule.key(), NONE);
            long raised = alerts.getOrDefault(rule.key(), 0L);
            return new DetectionHealth.RuleHealth(rule.key(), DetectionName.of(rule), rule.header().title(), until,
                    lastFired.get(rule.key()), raised, matches(rule, counters, matches, raised), counted.groups(),
                    counted.evicted(), counted.late(), counted.ungrouped(),
                    nanoseconds.containsKey(rule.key()) ? nanoseconds.get(rule.key()) : cost.mean(rule.key()));
        }).toList();
        return new DetectionHealth(until, known(evaluator.watermark()), sources.newest(), rules);
    }

    private static long matches(Rule rule, Map<String, Counters> correlations, Map<String, Long> matches, long raised) {
        return correlations.containsKey(rule.key()) ? raised : matches.getOrDefault(rule.key(), 0L);
    }

    private static @Nullable Instant known(Instant time) {
        return time.isAfter(Instant.EPOCH) ? time : null;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
