package ch.meinkonto.soc.engine.detect;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * Prepares stored documents for matching: gives each its log source, and requests the forms of their target in
 * {@code meinkonto.url.forms}.
 */
final class MatchableEvents {
    /** Path and query as received and as decoded; only ever in memory. */
    static final String URL_FORMS = "meinkonto.url.forms";
    static final String PRODUCT = "meinkonto";
    static final String ACCESS = "access";
    static final String WEBSERVER = "webserver";

    private MatchableEvents() {}

    static Event of(String id, Instant time, Map<String, ?> fields) {
        String dataset = String.valueOf(fields.get("event.dataset"));
        boolean access = dataset.equals(ACCESS);
        LogSource source = new LogSource(access ? WEBSERVER : null, PRODUCT, dataset);
        if (!(fields.get("url.path") instanceof String path)) {
            return Event.of(id, time, source, fields);
        }
        Map<String, Object> prepared = new HashMap<>(fields);
        prepared.put(URL_FORMS, UrlForms.of(path, fields.get("url.query") instanceof String query ? query : null));
        return Event.of(id, time, source, prepared);
    }
}
