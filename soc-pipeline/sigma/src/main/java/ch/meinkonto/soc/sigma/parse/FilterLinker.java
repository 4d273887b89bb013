package ch.meinkonto.soc.sigma.parse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Filter;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.Selection;

/**
 * Writes filters into the rules they are for: a rule matches where it did and the filter does not (Sigma filters
 * specification). Both conditions are resolved by then, so that neither sees the selections of the other; their names are
 * made different from all of the rule. A correlation counts the rules it refers to as they are then.
 */
final class FilterLinker {
    private final List<Filter> filters;
    private final @Nullable LocalDate today;
    private final Map<String, DetectionRule> rewritten = new LinkedHashMap<>();
    private final List<Filter.Applied> applied = new ArrayList<>();

    FilterLinker(List<Filter> filters, @Nullable LocalDate today) {
        this.filters = filters;
        this.today = today;
    }

    /** The rules with the filters in them, in the same order; filters that fit no rule they name are rejected. */
    List<DetectionRule> apply(List<DetectionRule> detections, Map<String, Rule> references,
            List<Rejection> rejections) {
        detections.forEach(rule -> rewritten.put(rule.key(), rule));
        Set<String> taken = new HashSet<>();
        for (Filter filter : filters) {
            try {
                claim(filter, references, taken);
                apply(filter, references);
            } catch (Refused refused) {
                rejections.add(refused.rejection());
            }
        }
        return List.copyOf(rewritten.values());
    }

    /** Filters that were not rejected, with the rules that each was written into. */
    List<Filter.Applied> applied() {
        return List.copyOf(applied);
    }

    private static void claim(Filter filter, Map<String, Rule> references, Set<String> taken) {
        Set<String> names = new HashSet<>(Set.of(filter.header().key()));
        Optional.ofNullable(filter.header().id()).ifPresent(names::add);
        Optional.ofNullable(filter.header().name()).ifPresent(names::add);
        for (String name : names) {
            if (references.containsKey(name) || taken.contains(name)) {
                throw new Refused(filter.header().position(),
                        "'" + name + "' is already the name or id of another document");
            }
        }
        taken.addAll(names);
    }

    private void apply(Filter filter, Map<String, Rule> references) {
        List<DetectionRule> targets = filter.any()
                ? rewritten.values().stream().filter(rule -> filter.logSource().covers(rule.logSource())).toList()
                : named(filter, references);
        boolean expired = today != null && filter.expired(today);
        if (!expired) {
            targets.forEach(rule -> rewritten.put(rule.key(), without(filter, rule)));
        }
        applied.add(new Filter.Applied(filter,
                expired ? List.of() : targets.stream().map(DetectionRule::key).toList(), expired));
    }

    private List<DetectionRule> named(Filter filter, Map<String, Rule> references) {
        Map<String, DetectionRule> named = new LinkedHashMap<>();
        for (String reference : filter.rules()) {
            DetectionRule rule = switch (references.get(reference)) {
                case DetectionRule detection -> rewritten.getOrDefault(detection.key(), detection);
                case CorrelationRule ignored -> throw new Refused(filter.header().position(), "the filter names '"
                        + reference + "', which is a correlation; name the rules it counts");
                case null -> throw new Refused(filter.header().position(),
                        "the filter names '" + reference + "', which is not loaded");
            };
            if (!filter.logSource().covers(rule.logSource())) {
                throw new Refused(filter.header().position(),
                        "the log source of the filter does not cover that of '" + reference + "'");
            }
            named.put(rule.key(), rule);
        }
        return List.copyOf(named.values());
    }

    private DetectionRule without(Filter filter, DetectionRule rule) {
        Map<String, Selection> selections = new LinkedHashMap<>(rule.selections());
        Map<String, String> renamed = new LinkedHashMap<>();
        filter.selections().forEach((name, selection) -> {
            String unique = "filter " + (applied.size() + 1) + " " + name;
            while (selections.containsKey(unique)) {
                unique = "filter " + unique;
            }
            renamed.put(name, unique);
            selections.put(unique, selection);
        });
        Condition condition = new Condition.And(
                List.of(rule.condition(), new Condition.Not(renamed(filter.condition(), renamed))));
        return new DetectionRule(rule.header(), rule.logSource(), Collections.unmodifiableMap(selections), condition);
    }

    private static Condition renamed(Condition condition, Map<String, String> names) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) ->
                new Condition.And(parts.stream().map(part -> renamed(part, names)).toList());
            case Condition.Or(List<Condition> parts) ->
                new Condition.Or(parts.stream().map(part -> renamed(part, names)).toList());
            case Condition.Not(Condition part) -> new Condition.Not(renamed(part, names));
            case Condition.Named(String name) -> new Condition.Named(names.getOrDefault(name, name));
        };
    }
}
