package ch.meinkonto.soc.engine.normalise;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.opentelemetry.proto.logs.v1.LogRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.Attributes;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;

/** An ordinary log line: message, level, logger, exception; other attributes in one flattened field. */
@Component
final class LogNormaliser {
    private static final List<String> LEVELS = List.of("trace", "debug", "info", "warn", "error", "fatal");
    private static final int NUMBERS_PER_LEVEL = 4;
    private static final int LONGEST_MESSAGE = 8 * 1024;
    private static final int LONGEST_STACK_TRACE = 16 * 1024;

    private final Clock clock;
    private final PlausibleTime plausible;

    LogNormaliser(Clock clock) {
        this.clock = clock;
        this.plausible = new PlausibleTime(clock);
    }

    Document normalise(Source source, String logger, LogRecord entry) throws RecordRefused {
        long nanos = entry.getTimeUnixNano() == 0 ? entry.getObservedTimeUnixNano() : entry.getTimeUnixNano();
        Instant time = plausible.of(OtlpValues.time(nanos));
        Map<String, Object> attributes = OtlpValues.attributes(entry.getAttributesList());
        String message = TextRedaction.redact(cut(OtlpValues.text(entry.getBody()), LONGEST_MESSAGE));
        String stackTrace = TextRedaction.redact(cut(OtlpValues.text(entry.getAttributesList(), "exception.stacktrace"),
                LONGEST_STACK_TRACE));
        EcsFields fields = new EcsFields(time, clock.instant()).put("event.kind", "event")
                .put("event.dataset", "application")
                .putSource(source)
                .put("message", entry.hasBody() ? message : TextRedaction.redact(Attributes.safe(entry.getEventName())))
                .put("log.level", level(entry))
                .put("log.logger", TextRedaction.redact(Attributes.safe(logger)))
                .put("trace.id", OtlpValues.hex(entry.getTraceId()))
                .put("span.id", OtlpValues.hex(entry.getSpanId()))
                .put("process.thread.name", redacted(attributes.remove("thread.name")))
                .put("error.type", redacted(attributes.remove("exception.type")))
                .put("error.message", redacted(attributes.remove("exception.message")))
                .put("error.stack_trace", stackTrace);
        attributes.remove("exception.stacktrace");
        fields.put("log.attributes", AttributeRedaction.redact(attributes)).putRelated();
        String id = Digests.id(source.service(), source.instance(), logger, nanos, entry.getSeverityNumberValue(),
                message, attributes,
                stackTrace);
        return Document.of(Archive.LOGS, id, time, fields.build(), true);
    }

    /** The text where it is one of the usual words, else the word of the number (OpenTelemetry logs data model). */
    private static String level(LogRecord entry) {
        String text = entry.getSeverityText().toLowerCase(Locale.ROOT);
        int number = entry.getSeverityNumberValue();
        if (LEVELS.contains(text)) {
            return text;
        }
        boolean known = number >= 1 && number <= LEVELS.size() * NUMBERS_PER_LEVEL;
        return known ? LEVELS.get((number - 1) / NUMBERS_PER_LEVEL) : "";
    }

    private static String redacted(@Nullable Object value) {
        return value == null ? "" : TextRedaction.redact(String.valueOf(value));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
