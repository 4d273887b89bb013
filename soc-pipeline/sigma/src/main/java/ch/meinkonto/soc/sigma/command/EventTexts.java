package ch.meinkonto.soc.sigma.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;

/** Makes events of lines of JSON: with their log source and the time at which they happened. */
final class EventTexts {
    /** Where the time of an event is looked for, in this order. */
    static final List<String> TIME_FIELDS = List.of("@timestamp", "timestamp", "time", "eventTime", "TimeCreated",
            "UtcTime");

    private static final long MILLISECONDS_FROM = 100_000_000_000L;
    private static final DateTimeFormatter WITHOUT_ZONE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter();

    private final List<String> timeFields;

    /**
     * @param timeField where the time stands, empty for the usual places
     */
    EventTexts(Optional<String> timeField) {
        this.timeFields = timeField.map(List::of).orElse(TIME_FIELDS);
    }

    /** The event written in a line; it happened in 1970 where it does not say when. */
    Event event(long line, String text) {
        return dated(line, text).orElseGet(() -> at(Instant.EPOCH, line, JsonObjects.of(text)));
    }

    /** The event written in a line, or nothing where the line does not say when it happened. */
    Optional<Event> dated(long line, String text) {
        Map<String, Object> fields = JsonObjects.of(text);
        return time(at(Instant.EPOCH, line, fields)).map(time -> at(time, line, fields));
    }

    private static Event at(Instant time, long line, Map<String, Object> fields) {
        LogSource source = new LogSource(part(fields, "category"), part(fields, "product"), part(fields, "service"));
        return Event.of(String.valueOf(line), time, source, fields);
    }

    private static @Nullable String part(Map<String, Object> fields, String name) {
        Object dotted = fields.get("logsource." + name);
        Object nested = fields.get("logsource") instanceof Map<?, ?> map ? map.get(name) : null;
        return nested instanceof String written ? written : dotted instanceof String written ? written : null;
    }

    /** When it happened: ISO 8601, without a zone in UTC, or seconds or milliseconds since 1970. */
    private Optional<Instant> time(Event event) {
        return timeFields.stream()
                .flatMap(field -> event.texts(field).stream())
                .flatMap(written -> instant(written.strip()).stream())
                .findFirst();
    }

    private static Optional<Instant> instant(String written) {
        try {
            if (written.matches("\\d{1,15}(\\.\\d{1,9})?")) {
                BigDecimal number = new BigDecimal(written);
                boolean seconds = number.longValue() < MILLISECONDS_FROM;
                long milliseconds = (seconds ? number.movePointRight(3) : number).longValue();
                return Optional.of(Instant.ofEpochMilli(milliseconds));
            }
            return Optional.of(written.matches(".*(Z|[+-]\\d{2}:?\\d{2})")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written, WITHOUT_ZONE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
