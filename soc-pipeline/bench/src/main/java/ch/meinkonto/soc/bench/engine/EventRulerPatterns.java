package ch.meinkonto.soc.bench.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Translates rules into event-ruler's: alternatives, each a list of patterns per field that must all find something. Two
 * conditions on one field, exclusions and keywords cannot be expressed: they are dropped, so that its rules ask for less.
 */
final class EventRulerPatterns {
    private static final int MOST_ALTERNATIVES = 64;

    private final Shortcomings shortcomings;

    EventRulerPatterns(Shortcomings shortcomings) {
        this.shortcomings = shortcomings;
    }

    /** Per alternative, field by field, patterns as event-ruler's JSON has them. Empty where nothing can be asked. */
    List<Map<String, List<Object>>> alternatives(Clause clause) {
        List<Map<String, List<Object>>> all = translate(clause);
        return all.stream().anyMatch(Map::isEmpty) ? List.of() : List.copyOf(new LinkedHashSet<>(all));
    }

    private List<Map<String, List<Object>>> translate(Clause clause) {
        return switch (clause) {
            case Clause.And(List<Clause> parts) -> {
                List<Map<String, List<Object>>> product = List.of(Map.of());
                for (Clause part : parts) {
                    product = both(product, translate(part));
                }
                yield product;
            }
            case Clause.Or(List<Clause> parts) -> any(parts);
            case Clause.Not ignored -> dropped();
            case Clause.Field(String field, ValueTest test) ->
                pattern(test).map(each -> List.of(Map.of(field.toLowerCase(Locale.ROOT), List.of(each))))
                        .orElseGet(this::dropped);
            case Clause.Keyword ignored -> dropped();
        };
    }

    /** Alternatives that only ask for one and the same field are one list of patterns. */
    private List<Map<String, List<Object>>> any(List<Clause> parts) {
        Map<String, List<Object>> perField = new LinkedHashMap<>();
        List<Map<String, List<Object>>> others = new ArrayList<>();
        for (Clause part : parts) {
            for (Map<String, List<Object>> alternative : translate(part)) {
                if (alternative.size() == 1) {
                    alternative.forEach((field, patterns) -> perField
                            .computeIfAbsent(field, unused -> new ArrayList<>()).addAll(patterns));
                } else {
                    others.add(alternative);
                }
            }
        }
        perField.forEach((field, patterns) -> others.add(Map.of(field, patterns)));
        return others;
    }

    private List<Map<String, List<Object>>> both(List<Map<String, List<Object>>> left,
            List<Map<String, List<Object>>> right) {
        if (left.size() * right.size() > MOST_ALTERNATIVES) {
            shortcomings.approximate();
            return left.size() == 1 && left.getFirst().isEmpty() ? right : left;
        }
        List<Map<String, List<Object>>> product = new ArrayList<>();
        for (Map<String, List<Object>> one : left) {
            for (Map<String, List<Object>> other : right) {
                Map<String, List<Object>> joined = new LinkedHashMap<>(one);
                other.forEach((field, patterns) -> {
                    if (joined.putIfAbsent(field, patterns) != null) {
                        shortcomings.approximate();
                    }
                });
                product.add(joined);
            }
        }
        return product;
    }

    private List<Map<String, List<Object>>> dropped() {
        shortcomings.approximate();
        return List.of(Map.of());
    }

    private Optional<Object> pattern(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean ignored) -> Optional.of(text(pattern.lowerCase()));
            case ValueTest.Number(var value, String ignored) -> Optional.of(value);
            case ValueTest.Null ignored -> Optional.of(Map.of("exists", false));
            case ValueTest.Exists(boolean wanted) -> Optional.of(Map.of("exists", wanted));
            case ValueTest.Compare ignored -> Optional.empty();
            case ValueTest.TimePart ignored -> Optional.empty();
            case ValueTest.Regex ignored -> Optional.empty();
            case ValueTest.InNetwork ignored -> Optional.empty();
            case ValueTest.SameAs ignored -> Optional.empty();
        };
    }

    private static Object text(TextPattern pattern) {
        if (!pattern.hasWildcard()) {
            return pattern.text();
        }
        if (pattern.text().isEmpty()) {
            return Map.of("exists", true);
        }
        StringBuilder wildcard = new StringBuilder();
        for (TextPattern.Part part : pattern.parts()) {
            switch (part) {
                case TextPattern.Part.Literal(String text) ->
                    wildcard.append(text.replace("\\", "\\\\").replace("*", "\\*"));
                case TextPattern.Part.AnyRun ignored -> openWildcard(wildcard);
                case TextPattern.Part.AnyCharacter ignored -> openWildcard(wildcard);
            }
        }
        return Map.of("wildcard", wildcard.toString());
    }

    /** event-ruler refuses two asterisks in a row. */
    private static void openWildcard(StringBuilder wildcard) {
        int last = wildcard.length() - 1;
        boolean open = last >= 0 && wildcard.charAt(last) == '*' && (last == 0 || wildcard.charAt(last - 1) != '\\');
        if (!open) {
            wildcard.append('*');
        }
    }
}
