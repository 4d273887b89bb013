package ch.meinkonto.soc.engine.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Level;

/**
 * How a rule wants its alerts to read, from its own key {@code meinkonto}: a summary, and a higher level where a field of
 * the contributing events has one of certain values.
 *
 * @param summary sentence with figures
 * @param level level of the rule
 * @param raised level where {@code when} holds
 * @param when per field: patterns of which one value of one contributing event must match; empty for never
 */
record Presentation(Sentence summary, Level level, Level raised, Map<String, List<Pattern>> when) {
    private static final String EXTENSION = "meinkonto";
    private static final String DEFAULT_SUMMARY = "{events|event|events} in {duration}";

    /**
     * Reads what the rule says.
     *
     * @throws IllegalArgumentException where it cannot be read, with a reason for the rule's author
     */
    static Presentation of(Header header) {
        Map<?, ?> extension = map(header.custom().getOrDefault(EXTENSION, Map.of()), EXTENSION);
        Object summary = extension.get("summary");
        Sentence sentence = new Sentence(summary == null ? plainTitle(header) : summary.toString());
        Object raise = extension.get("raise");
        if (raise == null) {
            return new Presentation(sentence, header.level(), header.level(), Map.of());
        }
        Map<?, ?> raised = map(raise, "raise");
        Map<String, List<Pattern>> when = new HashMap<>();
        map(raised.get("when"), "when").forEach((field, values) -> when.put(field.toString(), patterns(values)));
        return new Presentation(sentence, header.level(), level(raised.get("level")), Map.copyOf(when));
    }

    /** For a rule whose own words could not be read. */
    static Presentation plain(Header header) {
        return new Presentation(new Sentence(plainTitle(header)), header.level(), header.level(), Map.of());
    }

    /** The fields that findings must carry for this. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(summary.fields());
        fields.addAll(when.keySet());
        return fields;
    }

    Level levelOf(Finding finding) {
        boolean all = !when.isEmpty() && when.entrySet()
                .stream()
                .allMatch(each -> finding.valuesOf(each.getKey())
                        .stream()
                        .anyMatch(value -> each.getValue().stream().anyMatch(form -> form.matcher(value).matches())));
        return all ? raised : level;
    }

    private static String plainTitle(Header header) {
        return header.title().replaceAll("[{}]", "") + ": " + DEFAULT_SUMMARY;
    }

    private static Level level(@Nullable Object word) {
        for (Level level : Level.values()) {
            if (level.word().equals(String.valueOf(word).toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is not a level");
    }

    private static Map<?, ?> map(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("'" + name + "' must be a map");
    }

    private static List<Pattern> patterns(Object values) {
        List<Pattern> patterns = new ArrayList<>();
        Collection<?> all = values instanceof Collection<?> list ? list : List.of(values);
        for (Object value : all) {
            StringBuilder expression = new StringBuilder();
            for (String piece : value.toString().split("\\*", -1)) {
                expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(piece));
            }
            patterns.add(Pattern.compile(expression.toString()));
        }
        return List.copyOf(patterns);
    }
}
