package ch.meinkonto.soc.sigma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Correlator;
import ch.meinkonto.soc.sigma.correlate.Counters;
import ch.meinkonto.soc.sigma.correlate.EventRef;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * Runs a set of rules over a stream of events: single matches and correlations together. Not thread-safe: one thread feeds
 * it. Events may come late, shuffled and repeated; the findings are the same.
 */
public final class Evaluator {
    private final RuleSet rules;
    private final Limits limits;
    private final Matcher matcher;
    private final Correlator correlator;
    private long matches;

    /** An evaluator that has seen nothing yet. */
    public Evaluator(RuleSet rules, Limits limits) {
        this.rules = rules;
        this.limits = limits;
        this.matcher = Matcher.of(rules.detections());
        this.correlator = new Correlator(rules, limits);
    }

    /** What the event changes among the findings; rules that only serve others are left out. */
    public List<Change> accept(Event event) {
        List<DetectionRule> satisfied = matcher.match(event);
        matches += satisfied.size();
        List<Change> changes = new ArrayList<>();
        for (DetectionRule rule : satisfied) {
            if (rules.raises(rule)) {
                changes.add(new Change.Raised(single(rule, event)));
            }
        }
        for (Change change : correlator.accept(event, satisfied)) {
            if (rules.raises(change.finding().rule())) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** Goes on within a finding that was kept elsewhere, for example after a restart. */
    public void resume(Finding finding) {
        correlator.resume(finding);
    }

    /** Forgets what nothing can join any more. To be called now and then, at most once a minute. */
    public void sweep() {
        correlator.sweep();
    }

    /** How often a rule about single events matched so far. */
    public long matches() {
        return matches;
    }

    /** Event time of the newest event seen. */
    public Instant newest() {
        return correlator.newest();
    }

    /** What could not be used so far. */
    public Counters counters() {
        return correlator.counters();
    }

    private Finding single(DetectionRule rule, Event event) {
        Map<String, Map<String, Instant>> values = new LinkedHashMap<>();
        for (String field : limits.carried()) {
            for (String text : event.texts(field)) {
                values.computeIfAbsent(field, unused -> new LinkedHashMap<>()).put(text, event.time());
            }
        }
        return new Finding(rule, new TreeMap<>(), event.id(), List.of(new EventRef(event.id(), event.time())), 1,
                event.time(), event.time(), event.time(), values);
    }
}
