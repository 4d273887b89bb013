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
    private static final String ENGINE = "engine";
    private static final String ENGINE_API = "/api/";

    private final Clock clock;
    private final PlausibleTime plausible;

    SpanNormaliser(Clock clock) {
        this.clock = clock;
        this.plausible = new PlausibleTime(clock);
    }

    /** The document, or null for a span that is left out. */
    @Nullable
    Document normalise(String service, Span span) throws RecordRefused {
        List<KeyValue> attributes = span.getAttributesList();
        boolean access = span.getKind() == Span.SpanKind.SPAN_KIND_SERVER
                && !OtlpValues.text(attributes, "http.request.method").isEmpty();
        boolean wanted = access
                ? !service.equals(ENGINE) || OtlpValues.text(attributes, "url.path").startsWith(ENGINE_API)
                : !service.equals(ENGINE) && !span.getParentSpanId().isEmpty();
        if (!wanted || span.getTraceId().isEmpty() || span.getSpanId().isEmpty()) {
            return null;
        }
        Instant start = plausible.of(OtlpValues.time(span.getStartTimeUnixNano()));
        Map<String, Object> values = OtlpValues.attributes(attributes);
        String traceId = OtlpValues.hex(span.getTraceId());
        String spanId = OtlpValues.hex(span.getSpanId());
        EcsFields fields = new EcsFields(start, clock.instant()).put("event.kind", "event")
                .put("event.duration", Math.max(0, span.getEndTimeUnixNano() - span.getStartTimeUnixNano()))
                .put("service.name", service)
                .put("trace.id", traceId)
                .put("span.id", spanId)
                .put("parent.id", OtlpValues.hex(span.getParentSpanId()))
                .put("span.name", TextRedaction.redact(Attributes.safe(span.getName())))
                .put("span.kind", span.getKind().name().replace(KIND_PREFIX, "").toLowerCase(Locale.ROOT))
                .put("http.request.method", values.get("http.request.method"))
                .put("http.response.status_code", values.get("http.response.status_code"))
                .put("error.type", values.get("error.type"));
        Map<String, Object> unredacted = Map.of();
        if (access) {
            unredacted = addAccess(fields, attributes, values);
        } else {
            addOperation(fields, span, values);
        }
        return new Document(Archive.SPANS, traceId + "-" + spanId, start, start, fields.build(), unredacted, access,
                null);
    }

    private static Map<String, Object> addAccess(EcsFields fields, List<KeyValue> attributes,
            Map<String, Object> values) {
        String query = OtlpValues.text(attributes, "url.query");
        String path = OtlpValues.text(attributes, "url.path");
        fields.put("event.dataset", "access")
                .put("event.category", List.of("web"))
                .put("event.type", List.of("access"))
                .put("event.outcome", accessOutcome(values.get("http.response.status_code")))
                .put("url.path", Attributes.safe(path))
                .put("url.query", Attributes.safe(QueryRedaction.redact(query)))
                .put("url.scheme", values.get("url.scheme"))
                .put("http.route", values.get("http.route"))
                .put("user_agent.original", values.get("user_agent.original"))
                .put("user.id", values.get("user.id"))
                .put("session.id", values.get("session.id"))
                .putClient(values.getOrDefault("client.address", values.get("network.peer.address")))
                .putRelatedUsers();
        Map<String, Object> unredacted = new HashMap<>();
        if (!query.isEmpty()) {
            unredacted.put("url.query", cut(query));
        }
        unredacted.put("url.path", cut(path));
        return unredacted;
    }

    private static void addOperation(EcsFields fields, Span span, Map<String, Object> values) {
        fields.put("event.dataset", "span")
                .put("event.outcome", span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR
                        ? "failure"
                        : "success")
                .put("db.system", values.getOrDefault("db.system.name", values.get("db.system")))
                .put("db.operation", values.getOrDefault("db.operation.name", values.get("db.operation")))
                .put("server.address", values.get("server.address"))
                .put("server.port", values.get("server.port"));
    }

    private static String accessOutcome(@Nullable Object status) {
        return status instanceof Long code ? code < FIRST_ERROR_STATUS ? "success" : "failure" : "unknown";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_FOR_DETECTION ? text : text.substring(0, LONGEST_FOR_DETECTION);
    }
}
