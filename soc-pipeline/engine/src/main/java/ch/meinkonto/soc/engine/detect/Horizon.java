package ch.meinkonto.soc.engine.detect;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * How far back events can still matter: the longest chain of time spans.
 *
 * @param events for security events
 * @param accesses for the access log
 */
record Horizon(Duration events, Duration accesses) {
    static Horizon of(RuleSet rules) {
        return new Horizon(longest(rules, rule -> !isAccess(rule)), longest(rules, Horizon::isAccess));
    }

    Duration longest() {
        return events.compareTo(accesses) > 0 ? events : accesses;
    }

    private static boolean isAccess(DetectionRule rule) {
        return MatchableEvents.WEBSERVER.equals(rule.logSource().category());
    }

    private static Duration longest(RuleSet rules, Predicate<DetectionRule> about) {
        return rules.correlations()
                .stream()
                .flatMap(rule -> span(rules, rule, about).stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Its own time span and the longest of those it builds on; none where it is not about such events. */
    private static Optional<Duration> span(RuleSet rules, Rule rule, Predicate<DetectionRule> about) {
        return switch (rule) {
            case DetectionRule detection -> about.test(detection) ? Optional.of(Duration.ZERO) : Optional.empty();
            case CorrelationRule correlation -> correlation.rules()
                    .stream()
                    .flatMap(reference -> rules.find(reference).stream())
                    .flatMap(inner -> span(rules, inner, about).stream())
                    .max(Comparator.naturalOrder())
                    .map(correlation.timespan()::plus);
        };
    }
}
