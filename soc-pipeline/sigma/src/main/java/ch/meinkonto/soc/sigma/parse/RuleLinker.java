package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Places;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Joins rules by name and id: refuses what is unknown, stands twice or refers to itself in a circle. */
final class RuleLinker {
    private enum Visit {
        RUNNING,
        DONE,
        REFUSED
    }

    private final List<Rule> rules;
    private final List<Rejection> rejections;
    private final Map<String, Rule> references = new LinkedHashMap<>();
    private final Map<String, Visit> visits = new HashMap<>();
    private final List<CorrelationRule> ordered = new ArrayList<>();

    RuleLinker(List<Rule> rules, List<Rejection> rejections) {
        this.rules = rules;
        this.rejections = rejections;
    }

    RuleSet link(FilterLinker filters, Map<String, Places> places) {
        List<DetectionRule> detections = new ArrayList<>();
        List<CorrelationRule> correlations = new ArrayList<>();
        for (Rule rule : rules) {
            if (claimNames(rule)) {
                switch (rule) {
                    case DetectionRule detection -> detections.add(detection);
                    case CorrelationRule correlation -> correlations.add(correlation);
                }
            }
        }
        List<DetectionRule> filtered = filters.apply(detections, references, rejections);
        Map<String, DetectionRule> byKey = new HashMap<>();
        filtered.forEach(rule -> byKey.put(rule.key(), rule));
        references.replaceAll((name, rule) -> {
            DetectionRule after = byKey.get(rule.key());
            return after == null ? rule : after;
        });
        correlations.forEach(this::visit);
        Set<String> refused = new HashSet<>();
        visits.forEach((key, visit) -> {
            if (visit == Visit.REFUSED) {
                refused.add(key);
            }
        });
        references.values().removeIf(rule -> refused.contains(rule.key()));
        return new RuleSet(filtered, List.copyOf(ordered), Collections.unmodifiableMap(references),
                silent(), List.copyOf(rejections), filters.applied(), Map.copyOf(places));
    }

    private boolean claimNames(Rule rule) {
        Set<String> names = new LinkedHashSet<>(List.of(rule.key()));
        Optional.ofNullable(rule.header().id()).ifPresent(names::add);
        Optional.ofNullable(rule.header().name()).ifPresent(names::add);
        for (String name : names) {
            Rule other = references.get(name);
            if (other != null) {
                rejections.add(Rejection.at(rule.position(),
                        "'" + name + "' is already the name or id of the rule at " + other.position()));
                return false;
            }
        }
        names.forEach(name -> references.put(name, rule));
        return true;
    }

    /** Depth first, so that every correlation comes after those it refers to. */
    private boolean visit(CorrelationRule correlation) {
        Visit before = visits.get(correlation.key());
        if (before != null) {
            return before == Visit.DONE;
        }
        visits.put(correlation.key(), Visit.RUNNING);
        for (String reference : correlation.rules()) {
            String problem = problem(reference);
            if (problem != null) {
                visits.put(correlation.key(), Visit.REFUSED);
                rejections.add(Rejection.at(correlation.position(), problem));
                return false;
            }
        }
        visits.put(correlation.key(), Visit.DONE);
        ordered.add(correlation);
        return true;
    }

    private @Nullable String problem(String reference) {
        Rule referred = references.get(reference);
        if (referred == null) {
            return "the correlation refers to '" + reference + "', which is not loaded";
        }
        if (referred instanceof CorrelationRule inner) {
            if (visits.get(inner.key()) == Visit.RUNNING) {
                return "the correlation refers to itself by way of '" + reference + "'";
            }
            if (!visit(inner)) {
                return "the correlation refers to '" + reference + "', which was refused";
            }
        }
        return null;
    }

    private Set<String> silent() {
        Set<String> silent = new HashSet<>();
        for (CorrelationRule correlation : ordered) {
            if (!correlation.generate()) {
                for (String reference : correlation.rules()) {
                    Rule referred = references.get(reference);
                    if (referred != null) {
                        silent.add(referred.key());
                    }
                }
            }
        }
        return Set.copyOf(silent);
    }
}
