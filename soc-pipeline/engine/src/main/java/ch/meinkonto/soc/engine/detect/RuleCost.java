package ch.meinkonto.soc.engine.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * What it costs to ask each rule alone. All rules are asked together, so that none has a time of its own; now and then one
 * event is put to each of them separately and the time taken. Not thread-safe.
 */
final class RuleCost {
    private static final int EVERY = 1_024;

    private final Map<String, Matcher> alone = new HashMap<>();
    private final Map<String, Long> nanoseconds = new HashMap<>();
    private long events;
    private long samples;

    RuleCost(RuleSet rules) {
        for (DetectionRule rule : rules.detections()) {
            alone.put(rule.key(), Matcher.of(List.of(rule)));
        }
    }

    /** Takes the time where it is the turn of this event. */
    void sample(Event event) {
        if (events++ % EVERY != 0) {
            return;
        }
        samples++;
        alone.forEach((rule, matcher) -> {
            long start = System.nanoTime();
            matcher.match(event);
            nanoseconds.merge(rule, System.nanoTime() - start, Long::sum);
        });
    }

    /** Mean time of a rule for one event; none for a correlation or before the first sample. */
    @Nullable
    Long mean(String rule) {
        Long sum = nanoseconds.get(rule);
        return sum == null ? null : sum / samples;
    }
}
