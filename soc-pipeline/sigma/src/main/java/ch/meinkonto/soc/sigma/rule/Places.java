package ch.meinkonto.soc.sigma.rule;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the parts of one document stand. Selections and value tests are told apart by identity, because two that are equal
 * may stand in different lines.
 */
public final class Places {
    private final Map<String, Position> keys;
    private final Map<Object, Position> parts;

    /**
     * Places of one document.
     *
     * @param keys by path from the top of the document, for example {@code level} or {@code detection/selection}
     * @param parts by {@link Selection} and {@link ValueTest}
     */
    public Places(Map<String, Position> keys, Map<Object, Position> parts) {
        this.keys = Map.copyOf(keys);
        Map<Object, Position> copy = new IdentityHashMap<>(parts.size());
        copy.putAll(parts);
        this.parts = Collections.unmodifiableMap(copy);
    }

    /** Where a key stands; empty where the document does not have it. */
    public Optional<Position> key(String path) {
        return Optional.ofNullable(keys.get(path));
    }

    /** Where a part stands; empty where it is not of this document, for example because a filter brought it. */
    public Optional<Position> part(Selection part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** The same for one value. */
    public Optional<Position> part(ValueTest part) {
        return Optional.ofNullable(parts.get(part));
    }
}
