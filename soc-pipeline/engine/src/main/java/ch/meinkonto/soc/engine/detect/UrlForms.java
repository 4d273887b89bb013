package ch.meinkonto.soc.engine.detect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The forms of a request's target in which exploit strings are looked for: as received, and percent-decoded once (RFC 3986,
 * section 2.4). What is no valid escape stays as it is.
 */
final class UrlForms {
    private UrlForms() {}

    /** Path and query together, raw and decoded; one form where both are the same. */
    static List<String> of(String path, @Nullable String query) {
        String suffix = query == null || query.isEmpty() ? "" : "?" + query;
        String raw = path + suffix;
        // In a query, a plus stands for a space (application/x-www-form-urlencoded).
        String decoded = decode(path) + decode(suffix.replace('+', ' '));
        return raw.equals(decoded) ? List.of(raw) : List.of(raw, decoded);
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int index = 0;
        while (index < text.length()) {
            char character = text.charAt(index);
            int high = character == '%' && index + 2 < text.length() ? Character.digit(text.charAt(index + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(index + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                index += 3;
            } else {
                int end = text.offsetByCodePoints(index, 1);
                bytes.writeBytes(text.substring(index, end).getBytes(StandardCharsets.UTF_8));
                index = end;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
