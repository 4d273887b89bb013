package ch.meinkonto.soc.sigma.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.meinkonto.soc.sigma.lint.Warning.Code;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.Places;
import ch.meinkonto.soc.sigma.rule.Position;

/** Looks at the fields and aliases of one correlation. */
final class CorrelationLint {
    private final CorrelationRule rule;
    private final Places places;
    private final Set<String> knownFields;
    private final List<Warning> warnings;

    CorrelationLint(CorrelationRule rule, Places places, Set<String> knownFields, List<Warning> warnings) {
        this.rule = rule;
        this.places = places;
        this.knownFields = knownFields;
        this.warnings = warnings;
    }

    void check() {
        rule.groupBy().forEach(field -> field(field, at("group-by")));
        rule.fields().forEach(field -> field(field, at("condition")));
        Set<String> used = new LinkedHashSet<>(rule.groupBy());
        used.addAll(rule.fields());
        rule.aliases().forEach((alias, perRule) -> {
            if (!used.contains(alias)) {
                warn(at("aliases"), Code.UNUSED_ALIAS, "nothing uses the alias '" + alias + "'");
            }
            perRule.values().forEach(field -> known(field, at("aliases")));
        });
    }

    /** A field without an alias must be known itself; with one, each rule needs its own name or the field. */
    private void field(String field, Position at) {
        Map<String, String> perRule = rule.aliases().get(field);
        if (perRule == null) {
            known(field, at);
        } else if (!knownFields.contains(field)) {
            rule.rules().stream().filter(each -> !perRule.containsKey(each)).forEach(each -> warn(at("aliases"),
                    Code.INCOMPLETE_ALIAS, "the alias '" + field + "' says nothing of the rule '" + each + "'"));
        }
    }

    private void known(String field, Position at) {
        if (!knownFields.isEmpty() && !knownFields.contains(field)) {
            warn(at, Code.UNKNOWN_FIELD, "events have no field '" + field + "'");
        }
    }

    private Position at(String key) {
        return places.key("correlation/" + key).orElse(rule.position());
    }

    private void warn(Position at, Code code, String reason) {
        warnings.add(new Warning(at, code, reason));
    }
}
