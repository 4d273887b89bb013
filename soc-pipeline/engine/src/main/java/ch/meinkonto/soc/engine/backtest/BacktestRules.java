package ch.meinkonto.soc.engine.backtest;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import ch.meinkonto.soc.engine.alert.AlertWording;
import ch.meinkonto.soc.engine.detect.Detections;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * The rules of one backtest.
 *
 * @param rules what is evaluated; only what is asked for raises findings
 * @param wording how their alerts read
 * @param rejections what of a text could not be read
 */
record BacktestRules(RuleSet rules, AlertWording wording, List<Rejection> rejections) {
    /** Named like a detection folder, so that alerts of it read like others. */
    private static final String FILE = "backtest/rule.yml";

    /** What a text holds; never throws for what is written in it. */
    static BacktestRules of(String text) {
        RuleSet rules = RuleParser.parse(FILE, text);
        AlertWording wording = new AlertWording(rules);
        List<Rejection> rejections = Stream.concat(rules.rejections().stream(), wording.rejections().stream()).toList();
        return new BacktestRules(rules, wording, rejections);
    }

    /**
     * A rule in force with everything it refers to, which stays silent. A rule that only serves others in live detection
     * raises here: how often it matches is what its author wants to know.
     */
    static BacktestRules inForce(Detections detections, String idOrName) {
        RuleSet all = detections.rules();
        Rule wanted = all.find(idOrName)
                .orElseThrow(() -> new BacktestRefused(BacktestRefused.Reason.UNKNOWN_RULE));
        Set<String> needed = new LinkedHashSet<>();
        collect(all, wanted, needed);
        Set<String> silent = new HashSet<>(needed);
        silent.remove(wanted.key());
        List<DetectionRule> rules = all.detections().stream().filter(rule -> needed.contains(rule.key())).toList();
        List<CorrelationRule> correlations = all.correlations()
                .stream()
                .filter(rule -> needed.contains(rule.key()))
                .toList();
        return new BacktestRules(new RuleSet(rules, correlations, all.references(), silent, List.of(), all.filters(),
                all.places()), detections.wording(), List.of());
    }

    boolean isEmpty() {
        return rules.detections().isEmpty() && rules.correlations().isEmpty();
    }

    /** The longest chain of time spans: so far back may events matter. */
    Duration memory() {
        return rules.correlations().stream().map(this::span).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Duration span(Rule rule) {
        return switch (rule) {
            case DetectionRule ignored -> Duration.ZERO;
            case CorrelationRule correlation -> correlation.timespan()
                    .plus(inner(correlation).map(this::span).max(Duration::compareTo).orElse(Duration.ZERO));
        };
    }

    private Stream<Rule> inner(CorrelationRule correlation) {
        return correlation.rules().stream().flatMap(reference -> rules.find(reference).stream());
    }

    private static void collect(RuleSet all, Rule rule, Set<String> needed) {
        if (!needed.add(rule.key())) {
            return;
        }
        switch (rule) {
            case DetectionRule ignored -> {
            }
            case CorrelationRule correlation -> correlation.rules()
                    .forEach(reference -> all.find(reference).ifPresent(inner -> collect(all, inner, needed)));
        }
    }
}
