package ch.meinkonto.soc.engine.normalise;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.Attributes;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;

/**
 * A span: of a server that answered HTTP an access-log line, of anything else below a request a plain span. What no request
 * caused, a poll for example, and the engine's own intake tell nobody anything and are left out.
 */
@Component
final class SpanNormaliser {
    private static final String KIND_PREFIX = "SPAN_KIND_";
    private static final int FIRST_ERROR_STATUS = 400;
    private static final int LONGEST_FOR_DETECTION = 8 * 1024;
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;
    private static final String ENGINE = "engine";
    private static final String ENGINE_API = "/api/";

    private final Clock clock;
    private final Enrichment enrichment;
    private final PlausibleTime plausible;

    SpanNormaliser(Clock clock, Enrichment enrichment) {
        this.clock = clock;
        this.enrichment = enrichment;
        this.plausible = new PlausibleTime(clock);
    }

    /** The document, or null for a span that is left out. */
    @Nullable
    Document normalise(Source source, Span span) throws RecordRefused {
        List<KeyValue> attributes = span.getAttributesList();
        String service = source.service();
        boolean access = span.getKind() == Span.SpanKind.SPAN_KIND_SERVER
                && !OtlpValues.text(attributes, "http.request.method").isEmpty();
        boolean wanted = access
                ? !service.equals(ENGINE) || OtlpValues.text(attributes, "url.path").startsWith(ENGINE_API)
                : !service.equals(ENGINE) && !span.getParentSpanId().isEmpty();
        if (!wanted) {
            return null;
        }
        if (span.getTraceId().size() != TRACE_ID_BYTES || span.getSpanId().size() != SPAN_ID_BYTES) {
            // They become the document's id, and one that is too long would fail its whole batch.
            throw new RecordRefused(RecordRefused.Reason.BAD_ID, "a span has a trace id of 16 bytes and one of 8");
        }
        Instant start = plausible.of(OtlpValues.time(span.getStartTimeUnixNano()));
        Map<String, Object> values = OtlpValues.attributes(attributes);
        String traceId = OtlpValues.hex(span.getTraceId());
        String spanId = OtlpValues.hex(span.getSpanId());
        EcsFields fields = new EcsFields(start, clock.instant()).put("event.kind", "event")
                .put("event.duration", Math.max(0, span.getEndTimeUnixNano() - span.getStartTimeUnixNano()))
                .putSource(source)
                .put("trace.id", traceId)
                .put("span.id", spanId)
                .put("parent.id", OtlpValues.hex(span.getParentSpanId()))
                .put("span.name", TextRedaction.redact(Attributes.safe(span.getName())))
                .put("span.kind", span.getKind().name().replace(KIND_PREFIX, "").toLowerCase(Locale.ROOT))
                .put("http.request.method", text(values.get("http.request.method")))
                .put("http.response.status_code", number(values.get("http.response.status_code")))
                .put("error.type", text(values.get("error.type")));
        Map<String, Object> unredacted = Map.of();
        if (access) {
            unredacted = addAccess(fields, attributes, values);
        } else {
            addOperation(fields, span, values);
        }
        fields.putRelated();
        return new Document(Archive.SPANS, traceId + "-" + spanId, start, start, fields.build(), unredacted, access,
                null);
    }

    private Map<String, Object> addAccess(EcsFields fields, List<KeyValue> attributes,
            Map<String, Object> values) {
        String query = OtlpValues.text(attributes, "url.query");
        String path = OtlpValues.text(attributes, "url.path");
        fields.put("event.dataset", "access")
                .put("event.category", List.of("web"))
                .put("event.type", List.of("access"))
                .put("event.outcome", accessOutcome(values.get("http.response.status_code")))
                .put("url.path", TextRedaction.redact(Attributes.safe(path)))
                .put("url.query", Attributes.safe(QueryRedaction.redact(query)))
                .put("url.scheme", text(values.get("url.scheme")))
                .put("http.route", text(values.get("http.route")))
                .putPseudonym("user.id", values.get("user.id"))
                .put("session.id", text(values.get("session.id")));
        enrichment.addDevice(fields, values.get("user_agent.original"));
        enrichment.addClient(fields, values.getOrDefault("client.address", values.get("network.peer.address")));
        fields.putSignals();
        Map<String, Object> unredacted = new HashMap<>();
        if (!query.isEmpty()) {
            unredacted.put("url.query", cut(query));
        }
        unredacted.put("url.path", cut(path));
        if (values.get("user_agent.original") instanceof String userAgent) {
            unredacted.put("user_agent.original", userAgent);
        }
        return unredacted;
    }

    private static void addOperation(EcsFields fields, Span span, Map<String, Object> values) {
        fields.put("event.dataset", "span")
                .put("event.outcome", span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR
                        ? "failure"
                        : "success")
                .put("db.system", text(values.getOrDefault("db.system.name", values.get("db.system"))))
                .put("db.operation", text(values.getOrDefault("db.operation.name", values.get("db.operation"))))
                .put("server.address", text(values.get("server.address")))
                .put("server.port", number(values.get("server.port")));
    }

    private static String accessOutcome(@Nullable Object status) {
        return status instanceof Long code ? code < FIRST_ERROR_STATUS ? "success" : "failure" : "unknown";
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : TextRedaction.redact(String.valueOf(value));
    }

    /** A number, also where a sender writes it as text; anything else would cost the whole line. */
    private static @Nullable Long number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        return value instanceof String text && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_FOR_DETECTION ? text : text.substring(0, LONGEST_FOR_DETECTION);
    }
}
