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
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }

    /** A key of a map with its value. */
    record Entry(String key, Position position, Yaml value) {}

    /** Whether it is {@code null}. */
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    /** How many values it consists of, itself included. */
    default int size() {
        return switch (this) {
            case Scalar ignored -> 1;
            case Sequence sequence -> 1 + sequence.items().stream().mapToInt(Yaml::size).sum();
            case Mapping mapping -> 1 + mapping.entries().stream().mapToInt(entry -> entry.value().size()).sum();
        };
    }

    /** How many levels of lists and maps it has. */
    default int height() {
        return switch (this) {
            case Scalar ignored -> 0;
            case Sequence sequence -> 1 + sequence.items().stream().mapToInt(Yaml::height).max().orElse(0);
            case Mapping mapping ->
                1 + mapping.entries().stream().mapToInt(entry -> entry.value().height()).max().orElse(0);
        };
    }

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
