package ch.meinkonto.soc.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** Documents in their two shapes: nested objects as stored, and flat with dotted names as matched. */
public final class DottedFields {
    private DottedFields() {}

    /** {@code {"client.ip": x}} becomes {@code {"client": {"ip": x}}}. */
    public static Map<String, Object> nest(Map<String, ?> flat) {
        Map<String, Object> root = new LinkedHashMap<>();
        flat.forEach((name, value) -> {
            Map<String, Object> level = root;
            int from = 0;
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', from)) {
                level = child(level, name.substring(from, dot), name);
                from = dot + 1;
            }
            level.put(name.substring(from), value);
        });
        return root;
    }

    /** {@code {"client": {"ip": x}}} becomes {@code {"client.ip": x}}. */
    public static Map<String, Object> flatten(Map<String, ?> nested) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten("", nested, flat);
        return flat;
    }

    private static void flatten(String prefix, Map<?, ?> level, Map<String, Object> flat) {
        level.forEach((key, value) -> {
            if (value instanceof Map<?, ?> deeper) {
                flatten(prefix + key + ".", deeper, flat);
            } else if (value != null) {
                flat.put(prefix + key, value);
            }
        });
    }

    @SuppressWarnings("unchecked") // only this class puts maps into the tree
    private static Map<String, Object> child(Map<String, Object> level, String key, String name) {
        Object child = level.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
        if (child instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(name + " stands below " + key + ", which is a value");
    }
}
