package ch.meinkonto.soc.sigma.command;

import java.time.Duration;
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
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * The correlations of a rule set over lines of events. Where there are any, every line that says when it happened moves time,
 * whatever rules it satisfies; and the end of the lines is the end of time: what would still have to happen, or fail to
 * happen, after the last of them is not told.
 */
final class Correlations {
    private static final int SWEEP_EVERY = 100_000;

    private final RuleSet rules;
    private final Correlator correlator;
    private final EventTexts texts;
    private final Duration lateness;
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
        this.lateness = lateness;
        this.texts = new EventTexts(timeField);
        for (CorrelationRule correlation : rules.correlations()) {
            for (String reference : correlation.rules()) {
                rules.find(reference).ifPresent(rule -> referred.add(rule.key()));
            }
        }
    }

    /** Whether there is no correlation, so that lines need not be shown. */
    boolean isEmpty() {
        return rules.correlations().isEmpty();
    }

    /** What a line changes among the findings, given the rules it satisfies. */
    List<Change> accept(long line, String text, List<DetectionRule> satisfied) {
        Optional<Event> event = texts.dated(line, text);
        if (event.isEmpty()) {
            if (satisfied.stream().anyMatch(rule -> referred.contains(rule.key()))) {
                undated++;
            }
            return List.of();
        }
        List<Change> told = told(correlator.accept(event.get(), satisfied));
        if (++seen % SWEEP_EVERY == 0) {
            correlator.sweep();
        }
        return told;
    }

    /** What is decided at the end of the lines: nothing late can come any more. */
    List<Change> end() {
        return seen == 0 ? List.of() : told(correlator.advance(correlator.newest().plus(lateness)));
    }

    private List<Change> told(List<Change> changes) {
        return changes.stream().filter(change -> rules.raises(change.finding().rule())).toList();
    }

    /** Events that matter to a correlation and do not say when they happened. */
    long undated() {
        return undated;
    }
}
