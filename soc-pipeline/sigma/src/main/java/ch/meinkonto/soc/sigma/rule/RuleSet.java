package ch.meinkonto.soc.sigma.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules that were read together, their references resolved.
 *
 * @param detections rules about single events
 * @param correlations rules about several, each after those it refers to
 * @param references every name and id that can be referred to, with its rule
 * @param silent keys of rules that only serve correlations and raise no finding of their own
 * @param rejections what was not loaded, and why
 * @param filters filters that were loaded; their effect is already part of the detections
 * @param places by the key of a rule or filter: where its parts stand
 */
public record RuleSet(List<DetectionRule> detections, List<CorrelationRule> correlations,
        Map<String, Rule> references, Set<String> silent, List<Rejection> rejections, List<Filter.Applied> filters,
        Map<String, Places> places) {
    /** The rule of that name or id. */
    public Optional<Rule> find(String reference) {
        return Optional.ofNullable(references.get(reference));
    }

    /** Whether a match of the rule is a finding of its own. */
    public boolean raises(Rule rule) {
        return !silent.contains(rule.key());
    }
}
