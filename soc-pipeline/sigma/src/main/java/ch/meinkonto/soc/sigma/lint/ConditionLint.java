package ch.meinkonto.soc.sigma.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import ch.meinkonto.soc.sigma.lint.Warning.Code;
import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Places;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Selection;

/** Looks at the condition of one document and what it makes of the selections. */
final class ConditionLint {
    /** Selections whose combinations are tried out, two to the power of this. */
    private static final int MOST_TRIED = 10;

    private final Header header;
    private final Places places;
    private final List<Warning> warnings;

    ConditionLint(Header header, Places places, List<Warning> warnings) {
        this.header = header;
        this.places = places;
        this.warnings = warnings;
    }

    void condition(Condition condition, Map<String, Selection> selections) {
        Set<String> used = new LinkedHashSet<>();
        collect(condition, used);
        selections.forEach((name, selection) -> places.part(selection).ifPresent(at -> {
            if (!used.contains(name)) {
                warnings.add(new Warning(at, Code.UNUSED_SELECTION, "the condition does not use '" + name + "'"));
            }
        }));
        Verdict verdict = verdict(condition, used, selections);
        Position at = places.key("detection/condition").or(() -> places.key("filter/condition"))
                .orElse(header.position());
        if (verdict == Verdict.NEVER) {
            warnings.add(new Warning(at, Code.NEVER_MATCHES, "no event can satisfy the condition"));
        } else if (verdict == Verdict.ALWAYS) {
            warnings.add(new Warning(at, Code.ALWAYS_MATCHES, "every event satisfies the condition"));
        } else if (holds(condition, name -> Verdict.holdsOfNothing(selection(name, selections)))) {
            warnings.add(new Warning(at, Code.MATCHES_WITHOUT_EVIDENCE,
                    "an event that has none of the fields satisfies the condition"));
        }
    }

    /** Tries every combination of what the selections may be. */
    private static Verdict verdict(Condition condition, Set<String> used, Map<String, Selection> selections) {
        Map<String, Boolean> settled = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (String name : used) {
            switch (Verdict.of(selection(name, selections))) {
                case ALWAYS -> settled.put(name, true);
                case NEVER -> settled.put(name, false);
                case OPEN -> open.add(name);
            }
        }
        if (open.size() > MOST_TRIED) {
            return Verdict.OPEN;
        }
        int held = 0;
        int combinations = 1 << open.size();
        for (int combination = 0; combination < combinations; combination++) {
            for (int bit = 0; bit < open.size(); bit++) {
                settled.put(open.get(bit), (combination >> bit & 1) == 1);
            }
            held += holds(condition, name -> settled.getOrDefault(name, false)) ? 1 : 0;
        }
        if (held == 0) {
            return Verdict.NEVER;
        }
        return held == combinations ? Verdict.ALWAYS : Verdict.OPEN;
    }

    private static Selection selection(String name, Map<String, Selection> selections) {
        return Objects.requireNonNull(selections.get(name), name);
    }

    private static boolean holds(Condition condition, Predicate<String> selection) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) -> parts.stream().allMatch(part -> holds(part, selection));
            case Condition.Or(List<Condition> parts) -> parts.stream().anyMatch(part -> holds(part, selection));
            case Condition.Not(Condition part) -> !holds(part, selection);
            case Condition.Named(String name) -> selection.test(name);
        };
    }

    private static void collect(Condition condition, Set<String> names) {
        switch (condition) {
            case Condition.And(List<Condition> parts) -> parts.forEach(part -> collect(part, names));
            case Condition.Or(List<Condition> parts) -> parts.forEach(part -> collect(part, names));
            case Condition.Not(Condition part) -> collect(part, names);
            case Condition.Named(String name) -> names.add(name);
        }
    }
}
