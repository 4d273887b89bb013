package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Position;

/** The keys of one map of a document, asked for by name and type. */
final class Fields {
    private final Yaml.Mapping mapping;

    Fields(Yaml.Mapping mapping) {
        this.mapping = mapping;
    }

    static Fields of(Yaml value, String what) {
        if (value instanceof Yaml.Mapping mapping) {
            return new Fields(mapping);
        }
        throw new Refused(value.position(), what + " must be a map");
    }

    Yaml.Mapping mapping() {
        return mapping;
    }

    /** The same with another value of a key, which is added where it is missing. */
    Fields with(String key, Yaml value) {
        List<Yaml.Entry> entries = new ArrayList<>();
        mapping.entries().stream().filter(entry -> !entry.key().equals(key)).forEach(entries::add);
        entries.add(new Yaml.Entry(key, value.position(), value));
        return new Fields(new Yaml.Mapping(List.copyOf(entries), mapping.position()));
    }

    Position position() {
        return mapping.position();
    }

    List<Yaml.Entry> entries() {
        return mapping.entries();
    }

    boolean has(String key) {
        return mapping.entry(key).isPresent();
    }

    Optional<Yaml> value(String key) {
        return mapping.entry(key).map(Yaml.Entry::value);
    }

    Yaml require(String key) {
        return value(key).orElseThrow(() -> new Refused(position(), "'" + key + "' is missing"));
    }

    Fields map(String key) {
        return of(require(key), "'" + key + "'");
    }

    /** A text; absent and null are the same. */
    @Nullable
    String text(String key) {
        Optional<Yaml> value = value(key);
        return value.isEmpty() || value.get().isNull() ? null : scalar(value.get(), key).text();
    }

    String requireText(String key) {
        String text = text(key);
        if (text == null || text.isBlank()) {
            throw new Refused(value(key).map(Yaml::position).orElse(position()), "'" + key + "' is missing");
        }
        return text;
    }

    /** One text or a list of texts. */
    List<String> texts(String key) {
        Optional<Yaml> value = value(key);
        if (value.isEmpty() || value.get().isNull()) {
            return List.of();
        }
        if (value.get() instanceof Yaml.Sequence sequence) {
            List<String> texts = new ArrayList<>();
            sequence.items().forEach(item -> texts.add(scalar(item, key).text()));
            return List.copyOf(texts);
        }
        return List.of(scalar(value.get(), key).text());
    }

    boolean flag(String key) {
        Optional<Yaml> value = value(key);
        if (value.isEmpty()) {
            return false;
        }
        Yaml.Scalar scalar = scalar(value.get(), key);
        if (scalar.kind() != Yaml.Kind.BOOLEAN) {
            throw new Refused(scalar.position(), "'" + key + "' must be true or false");
        }
        return scalar.text().equalsIgnoreCase("true");
    }

    /** One word of a fixed choice. */
    <E> Optional<E> choice(String key, Stream<E> choices, Function<E, String> word) {
        Optional<Yaml> value = value(key);
        if (value.isEmpty() || value.get().isNull()) {
            return Optional.empty();
        }
        Yaml.Scalar scalar = scalar(value.get(), key);
        List<E> all = choices.toList();
        for (E choice : all) {
            if (word.apply(choice).equals(scalar.text().toLowerCase(Locale.ROOT))) {
                return Optional.of(choice);
            }
        }
        throw new Refused(scalar.position(), "'" + key + "' is '" + scalar.text() + "', must be one of "
                + all.stream().map(word).collect(Collectors.joining(", ")));
    }

    static Yaml.Scalar scalar(Yaml value, String key) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar;
        }
        throw new Refused(value.position(), "'" + key + "' must be a single value");
    }
}
