package ch.meinkonto.soc.sigma.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.soc.sigma.rule.Position;

/** YAML as the rule parser sees it: every value knows where it stands. */
sealed interface Yaml {
    Position position();

    /** How a scalar is to be taken. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** A single value, its text as written. */
    record Scalar(String text, Kind kind, Position position) implements Yaml {}

    /** A list. */
    record Sequence(List<Yaml> items, Position position) implements Yaml {}

    /** A map, in the order of the file. */
    record Mapping(List<Entry> entries, Position position) implements Yaml {
        Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }
    }

    /** A key of a map with its value. */
    record Entry(String key, Position position, Yaml value) {}

    /** The same as texts, lists and maps. */
    default Object plain() {
        return switch (this) {
            case Scalar scalar -> scalar.text();
            case Sequence sequence -> sequence.items().stream().map(Yaml::plain).toList();
            case Mapping mapping -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> plain.put(entry.key(), entry.value().plain()));
                yield plain;
            }
        };
    }
}
