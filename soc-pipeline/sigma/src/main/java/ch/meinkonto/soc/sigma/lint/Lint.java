package ch.meinkonto.soc.sigma.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.meinkonto.soc.sigma.lint.Warning.Code;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Filter;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Places;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Looks through rules that were loaded for what their authors probably did not mean. */
public final class Lint {
    private static final Comparator<Warning> IN_READING_ORDER = Comparator
            .comparing((Warning warning) -> warning.position().file())
            .thenComparing(warning -> warning.position().line())
            .thenComparing(warning -> warning.position().column());
    private static final Places NOWHERE = new Places(Map.of(), Map.of());

    private final RuleSet rules;
    private final Set<String> knownFields;
    private final List<Warning> warnings = new ArrayList<>();

    private Lint(RuleSet rules, Set<String> knownFields) {
        this.rules = rules;
        this.knownFields = knownFields;
    }

    /**
     * All warnings, in the order of the files.
     *
     * @param knownFields names of all fields that events have, as rules write them after renaming; empty means that any
     *        name is taken as known
     */
    public static List<Warning> of(RuleSet rules, Set<String> knownFields) {
        Lint lint = new Lint(rules, knownFields);
        rules.detections().forEach(lint::detection);
        rules.correlations().forEach(lint::correlation);
        rules.filters().forEach(lint::filter);
        return lint.warnings.stream().sorted(IN_READING_ORDER).distinct().toList();
    }

    private void detection(DetectionRule rule) {
        Places places = places(rule.header());
        header(rule.header(), places, rules.raises(rule));
        new ItemLint(places, knownFields, warnings).selections(rule.selections());
        new ConditionLint(rule.header(), places, warnings).condition(rule.condition(), rule.selections());
    }

    private void correlation(CorrelationRule rule) {
        Places places = places(rule.header());
        header(rule.header(), places, rules.raises(rule));
        new CorrelationLint(rule, places, knownFields, warnings).check();
    }

    private void filter(Filter.Applied applied) {
        Filter filter = applied.filter();
        Places places = places(filter.header());
        header(filter.header(), places, false);
        new ItemLint(places, knownFields, warnings).selections(filter.selections());
        new ConditionLint(filter.header(), places, warnings).condition(filter.condition(), filter.selections());
        if (applied.expired()) {
            warn(filter.header(), Code.FILTER_EXPIRED, "the filter was meant until " + filter.expires());
        } else if (applied.rules().isEmpty()) {
            warn(filter.header(), Code.FILTER_WITHOUT_RULES, "no rule has a log source that the filter covers");
        }
    }

    private void header(Header header, Places places, boolean raises) {
        if (places.key("id").isEmpty()) {
            warn(header, Code.MISSING_ID, "the document has no 'id'; its findings cannot be told apart for good");
        }
        if (places.key("description").isEmpty()) {
            warn(header, Code.MISSING_DESCRIPTION, "the document has no 'description'");
        }
        if (raises && places.key("level").isEmpty()) {
            warn(header, Code.MISSING_LEVEL, "the rule has no 'level'; it counts as " + header.level().word());
        }
    }

    private Places places(Header header) {
        return rules.places().getOrDefault(header.key(), NOWHERE);
    }

    private void warn(Header header, Code code, String reason) {
        warnings.add(new Warning(header.position(), code, reason));
    }
}
