package ch.meinkonto.soc.sigma.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads one JSON object (RFC 8259) where an event is wanted as an object; {@code match} reads bytes instead. */
final class JsonObjects {
    private static final int DEEPEST = 100;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private int at;

    private JsonObjects(String text) {
        this.text = text;
    }

    /**
     * The object written in a text, as maps, lists, texts (of numbers too) and booleans.
     *
     * @throws IllegalArgumentException where it is none
     */
    static Map<String, Object> of(String text) {
        JsonObjects reader = new JsonObjects(text);
        reader.blanks();
        Map<String, Object> object = reader.map(0);
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong();
        }
        return object;
    }

    private Map<String, Object> map(int depth) {
        expect('{');
        Map<String, Object> map = new LinkedHashMap<>();
        blanks();
        if (take('}')) {
            return map;
        }
        do {
            blanks();
            String key = string();
            blanks();
            expect(':');
            Object value = value(depth + 1);
            if (value != null) {
                map.put(key, value);
            }
            blanks();
        } while (take(','));
        expect('}');
        return map;
    }

    private List<Object> list(int depth) {
        expect('[');
        List<Object> list = new ArrayList<>();
        blanks();
        if (take(']')) {
            return list;
        }
        do {
            Object value = value(depth + 1);
            if (value != null) {
                list.add(value);
            }
            blanks();
        } while (take(','));
        expect(']');
        return list;
    }

    private @Nullable Object value(int depth) {
        blanks();
        if (depth > DEEPEST || at >= text.length()) {
            throw wrong();
        }
        return switch (text.charAt(at)) {
            case '{' -> map(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    /** Stays as it is written, so that it means the same as where it is never made an object. */
    private String number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String written = text.substring(start, at);
        if (!NUMBER.matcher(written).matches()) {
            throw wrong();
        }
        return written;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == '"') {
                return string.toString();
            }
            string.append(character == '\\' ? escaped() : character);
        }
        throw wrong();
    }

    private char escaped() {
        if (at >= text.length()) {
            throw wrong();
        }
        char character = text.charAt(at++);
        return switch (character) {
            case '"', '\\', '/' -> character;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw wrong();
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw wrong();
        };
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw wrong();
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("not a JSON object: wrong at character " + (at + 1) + " of a line");
    }
}
