package ch.meinkonto.soc.engine.backtest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.core.search.Hit;

import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * Stored documents as live detection sees them: with a log source each, and the forms of a request's target (as received,
 * and percent-decoded once by RFC 3986, section 2.4) in {@code meinkonto.url.forms}. A test holds it against the live
 * detector.
 */
final class ReadEvents {
    private static final String URL_FORMS = "meinkonto.url.forms";
    private static final String PRODUCT = "meinkonto";
    private static final String ACCESS = "access";
    private static final String WEBSERVER = "webserver";

    private ReadEvents() {}

    static Event of(Hit<Map<String, Object>> hit) {
        Map<String, Object> fields = DottedFields.flatten(Objects.requireNonNull(hit.source()));
        Instant time = time(fields);
        String dataset = String.valueOf(fields.get("event.dataset"));
        LogSource source = new LogSource(dataset.equals(ACCESS) ? WEBSERVER : null, PRODUCT, dataset);
        if (fields.get("url.path") instanceof String path) {
            String query = fields.get("url.query") instanceof String text && !text.isEmpty() ? "?" + text : "";
            // In a query, a plus stands for a space (application/x-www-form-urlencoded).
            String decoded = decoded(path) + decoded(query.replace('+', ' '));
            String raw = path + query;
            fields.put(URL_FORMS, raw.equals(decoded) ? List.of(raw) : List.of(raw, decoded));
        }
        return Event.of(Objects.requireNonNull(hit.id()), time, source, fields);
    }

    private static Instant time(Map<String, Object> fields) {
        return Instant.parse(String.valueOf(fields.get("@timestamp")));
    }

    /** What is no valid escape stays as it is. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int index = 0;
        while (index < text.length()) {
            boolean escape = text.charAt(index) == '%' && index + 2 < text.length();
            int high = escape ? Character.digit(text.charAt(index + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(index + 2), 16);
            int end = low < 0 ? text.offsetByCodePoints(index, 1) : index + 3;
            if (low < 0) {
                bytes.writeBytes(text.substring(index, end).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(high << 4 | low);
            }
            index = end;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
