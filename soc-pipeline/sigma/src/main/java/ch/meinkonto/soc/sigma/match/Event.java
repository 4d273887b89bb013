package ch.meinkonto.soc.sigma.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * One event as rules see it: field names dotted, values in lists. {@code {"user": {"id": "a"}}} and
 * {@code {"user.id": "a"}} are the same.
 */
public final class Event {
    private final String id;
    private final Instant time;
    private final LogSource source;
    private final Map<String, List<Value>> fields = new LinkedHashMap<>();

    private Event(String id, Instant time, LogSource source) {
        this.id = id;
        this.time = time;
        this.source = source;
    }

    /**
     * An event of a document of texts, numbers, booleans, lists and maps; nulls are the same as absent fields.
     *
     * @param id tells the event from all others; a repeated id is the same event
     * @param time when it happened
     */
    public static Event of(String id, Instant time, LogSource source, Map<String, ?> document) {
        Event event = new Event(id, time, source);
        document.forEach((name, value) -> event.add(name, value));
        return event;
    }

    /** Tells the event from all others. */
    public String id() {
        return id;
    }

    /** When it happened. */
    public Instant time() {
        return time;
    }

    /** Where it came from. */
    public LogSource source() {
        return source;
    }

    /** The values of a field as texts; empty where it is absent. */
    public List<String> texts(String field) {
        return values(field).stream().map(Value::text).toList();
    }

    /** Whether the field has a value. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    List<Value> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Names of the fields that have values, in the order in which they came. */
    Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    Collection<List<Value>> all() {
        return fields.values();
    }

    /** Notes all values that have a number or, where {@code everyValue}, all. */
    void fill(FlatEvent flat, boolean everyValue) {
        fields.forEach((name, values) -> {
            int number = flat.names().numberOf(name);
            if (number >= 0 || everyValue) {
                for (Value value : values) {
                    flat.add(number, value.text());
                }
            }
        });
    }

    private void add(String name, @Nullable Object value) {
        switch (value) {
            case null -> {
            }
            case Map<?, ?> map -> map.forEach((key, inner) -> add(name + "." + key, inner));
            case Collection<?> list -> list.forEach(element -> add(name, element));
            case Object single -> fields.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(new Value(single));
        }
    }

    @Override
    public String toString() {
        return id + " at " + time;
    }
}
