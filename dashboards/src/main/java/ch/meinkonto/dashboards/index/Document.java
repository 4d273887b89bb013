package ch.meinkonto.dashboards.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One document of an index. Fields are addressed by dotted path, whether the document nests them or writes the dots into
 * its keys.
 *
 * @param index concrete index it is in
 * @param id document id
 * @param version state it was read in
 * @param source the document itself
 */
public record Document(String index, String id, Version version, JsonNode source) {
    /** The first text at the path, or null where there is none. */
    public @Nullable String text(String path) {
        List<String> all = texts(path);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** The text at the path, or the other one where there is none. */
    public String text(String path, String otherwise) {
        String text = text(path);
        return text == null ? otherwise : text;
    }

    /** All texts at the path: one for a plain value, several for an array, none where the field is missing. */
    public List<String> texts(String path) {
        JsonNode node = find(source, path);
        if (node == null || node.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> texts.add(asText(element)));
        } else {
            texts.add(asText(node));
        }
        return texts;
    }

    /** The number at the path, or nothing where there is none. */
    public OptionalDouble number(String path) {
        JsonNode node = find(source, path);
        return node == null || !node.isNumber() ? OptionalDouble.empty() : OptionalDouble.of(node.asDouble());
    }

    /** The time at the path (ISO 8601 or milliseconds since 1970), or null where there is none. */
    public @Nullable Instant time(String path) {
        JsonNode node = find(source, path);
        if (node == null || node.isNull()) {
            return null;
        }
        try {
            return node.isNumber() ? Instant.ofEpochMilli(node.asLong()) : Instant.parse(asText(node));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** All values below the path, by their dotted names relative to it, in alphabetical order. */
    public Map<String, String> values(String path) {
        JsonNode node = path.isEmpty() ? source : find(source, path);
        Map<String, String> values = new TreeMap<>();
        if (node != null) {
            flatten("", node, values);
        }
        return values;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(
                    name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(asText(element)));
            into.put(name, String.join(", ", elements));
        } else if (!node.isNull()) {
            into.put(name, asText(node));
        }
    }

    private static @Nullable JsonNode find(JsonNode node, String path) {
        JsonNode whole = node.get(path);
        if (whole != null) {
            return whole;
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode child = node.get(path.substring(0, dot));
            JsonNode found = child == null ? null : find(child, path.substring(dot + 1));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String asText(JsonNode node) {
        return node.isValueNode() ? node.asString() : node.toString();
    }
}
