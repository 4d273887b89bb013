package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Which correlations a match of a rule concerns; an event visits these and no others. */
final class Routes {
    private final List<Plan> plans;
    private final Map<Rule, List<Target>> byRule = new IdentityHashMap<>();
    private final Map<String, List<Target>> byKey = new HashMap<>();

    private Routes(List<Plan> plans) {
        this.plans = plans;
    }

    /**
     * A correlation that a rule concerns.
     *
     * @param correlation its place
     * @param references bit n: the rule is the n-th of the correlation
     * @param first the first of these
     */
    record Target(int correlation, long references, int first) {
        Target with(Target other) {
            return new Target(correlation, references | other.references, Math.min(first, other.first));
        }
    }

    static Routes of(RuleSet rules, Limits limits) {
        List<Plan> plans = new ArrayList<>();
        List<Set<String>> carried = carried(rules, limits);
        for (CorrelationRule rule : rules.correlations()) {
            int index = plans.size();
            plans.add(Plan.of(index, rule, rules, List.copyOf(carried.get(index)), limits.mostOccurrences()));
        }
        Routes routes = new Routes(List.copyOf(plans));
        for (Plan plan : plans) {
            for (int place = 0; place < plan.references().size(); place++) {
                Target target = new Target(plan.index(), 1L << place, place);
                rules.find(plan.references().get(place)).ifPresent(rule -> routes.add(rule, target));
            }
        }
        rules.references().values().forEach(rule -> routes.byRule.put(rule, routes.byKey(rule)));
        return routes;
    }

    List<Plan> plans() {
        return plans;
    }

    /** The correlations that a match of the rule concerns, those they refer to first. */
    List<Target> of(Rule rule) {
        List<Target> known = byRule.get(rule);
        return known == null ? byKey(rule) : known;
    }

    private List<Target> byKey(Rule rule) {
        return byKey.getOrDefault(rule.key(), List.of());
    }

    private void add(Rule rule, Target target) {
        List<Target> targets = byKey.computeIfAbsent(rule.key(), unused -> new ArrayList<>());
        if (!targets.isEmpty() && targets.getLast().correlation() == target.correlation()) {
            targets.set(targets.size() - 1, targets.getLast().with(target));
        } else {
            targets.add(target);
        }
    }

    /** Fields that each correlation must carry: those wanted by the caller and those that correlations around it need. */
    private static List<Set<String>> carried(RuleSet rules, Limits limits) {
        List<CorrelationRule> correlations = rules.correlations();
        List<Set<String>> carried = new ArrayList<>();
        Map<String, Set<String>> byKey = new HashMap<>();
        for (CorrelationRule correlation : correlations) {
            Set<String> fields = new TreeSet<>(limits.carried());
            carried.add(fields);
            byKey.put(correlation.key(), fields);
        }
        for (int index = correlations.size() - 1; index >= 0; index--) {
            CorrelationRule outer = correlations.get(index);
            for (String reference : new HashSet<>(outer.rules())) {
                Set<String> inner = rules.find(reference).map(rule -> byKey.get(rule.key())).orElse(null);
                if (inner != null) {
                    inner.addAll(carried.get(index));
                    outer.groupBy().forEach(field -> inner.add(outer.fieldFor(field, reference)));
                    outer.fields().forEach(field -> inner.add(outer.fieldFor(field, reference)));
                }
            }
        }
        return carried;
    }
}
