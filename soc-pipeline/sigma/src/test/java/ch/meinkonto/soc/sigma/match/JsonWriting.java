package ch.meinkonto.soc.sigma.match;

import java.util.Collection;
import java.util.Map;
import java.util.Random;

/** Writes a document as JSON, with escapes and blanks where it pleases. */
final class JsonWriting {
    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private JsonWriting(Random random) {
        this.random = random;
    }

    static String of(Object value, Random random) {
        JsonWriting writing = new JsonWriting(random);
        writing.value(value);
        return writing.text.toString();
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(separator).append(blanks());
                    quoted(entry.getKey().toString());
                    text.append(blanks()).append(':').append(blanks());
                    value(entry.getValue());
                    text.append(blanks());
                    separator = ",";
                }
                text.append(map.isEmpty() ? "{}" : "}");
            }
            case Collection<?> list -> {
                String separator = "[";
                for (Object element : list) {
                    text.append(separator).append(blanks());
                    value(element);
                    separator = ",";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case String string -> quoted(string);
            default -> text.append(value);
        }
    }

    private String blanks() {
        return random.nextInt(8) == 0 ? " \t".substring(random.nextInt(2)) : "";
    }

    private void quoted(String string) {
        text.append('"');
        string.codePoints().forEach(point -> {
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            if (point == '"' || point == '\\') {
                text.append('\\').appendCodePoint(point);
            } else if (point < ' ' || half || random.nextInt(12) == 0) {
                for (char unit : Character.toChars(point)) {
                    text.append("\\u%04x".formatted((int) unit));
                }
            } else {
                text.appendCodePoint(point);
            }
        });
        text.append('"');
    }
}
