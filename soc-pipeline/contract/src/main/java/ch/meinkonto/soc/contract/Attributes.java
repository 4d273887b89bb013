package ch.meinkonto.soc.contract;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The typed fields of one event, in the order of {@link EventField}. An absent value is left out: {@code null} is never
 * sent.
 */
public final class Attributes {
    private static final int LONGEST_KEYWORD = 1024;

    private final Map<EventField, Object> values = new EnumMap<>(EventField.class);

    /** Sets a text, made {@linkplain #safe(String) safe}. */
    public Attributes put(EventField field, @Nullable String value) {
        require(field, EventField.Type.KEYWORD);
        if (value != null && !value.isEmpty()) {
            values.put(field, safe(value));
        }
        return this;
    }

    /** Sets several texts; an empty collection is left out. */
    public Attributes put(EventField field, @Nullable Collection<String> texts) {
        require(field, EventField.Type.KEYWORDS);
        if (texts != null && !texts.isEmpty()) {
            values.put(field, texts.stream().map(Attributes::safe).toList());
        }
        return this;
    }

    /** Sets a whole number. */
    public Attributes put(EventField field, @Nullable Long value) {
        require(field, EventField.Type.LONG);
        if (value != null) {
            values.put(field, value);
        }
        return this;
    }

    /** Sets true or false. */
    public Attributes put(EventField field, @Nullable Boolean value) {
        require(field, EventField.Type.BOOLEAN);
        if (value != null) {
            values.put(field, value);
        }
        return this;
    }

    /** Whether the field has a value. */
    public boolean has(EventField field) {
        return values.containsKey(field);
    }

    /** Visits each field with its value: a {@code String}, {@code List<String>}, {@code Long} or {@code Boolean}. */
    public void forEach(BiConsumer<EventField, Object> visitor) {
        values.forEach(visitor);
    }

    /** The fields with their values, not to be changed. */
    public Map<EventField, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * A text that every store takes: at most 1,024 characters, and U+FFFD in place of NUL and of half surrogate pairs, which
     * PostgreSQL and UTF-8 refuse. Somebody who sends such bytes on purpose must not be able to stop an event.
     */
    public static String safe(String text) {
        int length = Math.min(text.length(), LONGEST_KEYWORD);
        StringBuilder safe = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character) && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                safe.append(character).append(text.charAt(++i));
            } else if (character == 0 || Character.isSurrogate(character)) {
                safe.append('\uFFFD');
            } else {
                safe.append(character);
            }
        }
        return safe.toString();
    }

    private static void require(EventField field, EventField.Type type) {
        if (field.type() != type) {
            throw new IllegalArgumentException(field.dotted() + " is a " + field.type() + ", not a " + type);
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
