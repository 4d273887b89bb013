package ch.meinkonto.soc.sigma.print;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Values as JSON (RFC 8259), in one line. */
public final class JsonText {
    private final StringBuilder written = new StringBuilder();

    private JsonText() {}

    /**
     * Writes maps, lists, texts, numbers, booleans and null; the keys of a map in its own order.
     *
     * @throws IllegalArgumentException for any other value
     */
    public static String of(@Nullable Object value) {
        JsonText text = new JsonText();
        text.write(value);
        return text.written.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> written.append("null");
            case Map<?, ?> map -> {
                written.append('{');
                for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext();) {
                    Map.Entry<?, ?> entry = entries.next();
                    quote(String.valueOf(entry.getKey()));
                    written.append(':');
                    write(entry.getValue());
                    written.append(entries.hasNext() ? "," : "");
                }
                written.append('}');
            }
            case Collection<?> list -> {
                written.append('[');
                for (Iterator<?> elements = list.iterator(); elements.hasNext();) {
                    write(elements.next());
                    written.append(elements.hasNext() ? "," : "");
                }
                written.append(']');
            }
            case String text -> quote(text);
            case Number number -> written.append(number);
            case Boolean truth -> written.append(truth);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }

    private void quote(String text) {
        written.append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' || character == '\\') {
                written.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character) && !paired(text, index)) {
                written.append("\\u%04x".formatted((int) character));
            } else {
                written.append(character);
            }
        }
        written.append('"');
    }

    private static boolean paired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
