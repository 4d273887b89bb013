package ch.meinkonto.soc.engine.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * Prepares stored documents for matching: gives each its log source, the hour and weekday on the city's clocks, and requests
 * the forms of their target in {@code meinkonto.url.forms}.
 */
public final class MatchableEvents {
    /** Path and query as received and as decoded; only ever in memory. */
    static final String URL_FORMS = "meinkonto.url.forms";
    /** Hour of the day in the city, 0 to 23; only ever in memory. */
    static final String LOCAL_HOUR = "meinkonto.local.hour";
    /** Day of the week in the city, 1 for Monday to 7; only ever in memory. */
    static final String LOCAL_WEEKDAY = "meinkonto.local.weekday";
    static final String PRODUCT = "meinkonto";
    static final String ACCESS = "access";
    static final String WEBSERVER = "webserver";

    private static final ZoneId CITY = ZoneId.of("Europe/Zurich");

    private MatchableEvents() {}

    /** The stored document as rules see it, live and in a backtest alike. */
    public static Event of(String id, Instant time, Map<String, ?> fields) {
        String dataset = String.valueOf(fields.get("event.dataset"));
        boolean access = dataset.equals(ACCESS);
        LogSource source = new LogSource(access ? WEBSERVER : null, PRODUCT, dataset);
        Map<String, Object> prepared = new HashMap<>(fields);
        ZonedDateTime local = time.atZone(CITY);
        prepared.put(LOCAL_HOUR, local.getHour());
        prepared.put(LOCAL_WEEKDAY, local.getDayOfWeek().getValue());
        if (fields.get("url.path") instanceof String path) {
            prepared.put(URL_FORMS, UrlForms.of(path, fields.get("url.query") instanceof String query ? query : null));
        }
        return Event.of(id, time, source, prepared);
    }
}
