package ch.meinkonto.soc.sigma.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Correlator;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * The correlations of a rule set over lines of events. A line is made an event only where it satisfies a rule that a
 * correlation refers to. So time moves with those lines alone: what depends on something that does not happen is told at the
 * first of them after it was decided, and what a later line takes back stays told.
 */
final class Correlations {
    private static final int SWEEP_EVERY = 100_000;

    private final RuleSet rules;
    private final Correlator correlator;
    private final EventTexts texts;
    private final Set<String> referred = new HashSet<>();
    private long seen;
    private long undated;

    /**
     * @param lateness how far out of order lines may be
     */
    Correlations(RuleSet rules, Duration lateness, Optional<String> timeField) {
        Limits usual = Limits.defaults();
        this.rules = rules;
        this.correlator = new Correlator(rules,
                new Limits(lateness, usual.mostGroups(), usual.mostOccurrences(), Set.of()));
        this.texts = new EventTexts(timeField);
        for (CorrelationRule correlation : rules.correlations()) {
            for (String reference : correlation.rules()) {
                rules.find(reference).ifPresent(rule -> referred.add(rule.key()));
            }
        }
    }

    /** Whether a match of the rule says something to a correlation. */
    boolean wants(DetectionRule rule) {
        return referred.contains(rule.key());
    }

    /** The correlations that a line raises, given the rules it satisfies. */
    List<Rule> raised(long line, String text, List<DetectionRule> satisfied) {
        Event event = texts.event(line, text);
        if (event.time().equals(Instant.EPOCH)) {
            undated++;
            return List.of();
        }
        List<Rule> raised = new ArrayList<>();
        for (Change change : correlator.accept(event, satisfied)) {
            if (change instanceof Change.Raised && rules.raises(change.finding().rule())) {
                raised.add(change.finding().rule());
            }
        }
        if (++seen % SWEEP_EVERY == 0) {
            correlator.sweep();
        }
        return raised;
    }

    /** Events that matter to a correlation and do not say when they happened. */
    long undated() {
        return undated;
    }
}
