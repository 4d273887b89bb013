package ch.meinkonto.soc.bench.send;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** Pieces of OTLP messages. */
final class Otlp {
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final int ID_BYTES = 16;

    private Otlp() {}

    static Resource resource(String service) {
        return Resource.newBuilder().addAttributes(attribute("service.name", service)).build();
    }

    static KeyValue attribute(String name, Object value) {
        return KeyValue.newBuilder().setKey(name).setValue(value(value)).build();
    }

    private static AnyValue value(Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        return switch (value) {
            case String text -> any.setStringValue(text).build();
            case Long number -> any.setIntValue(number).build();
            case Boolean truth -> any.setBoolValue(truth).build();
            case List<?> values -> any
                    .setArrayValue(ArrayValue.newBuilder().addAllValues(values.stream().map(Otlp::value).toList()))
                    .build();
            default -> throw new IllegalArgumentException("an event has no values of " + value.getClass());
        };
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * NANOSECONDS + time.getNano();
    }

    /** A request with spans of one service. */
    static byte[] spans(String service, List<Access> accesses) {
        ScopeSpans.Builder spans = ScopeSpans.newBuilder();
        accesses.forEach(access -> spans.addSpans(span(access)));
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder().setResource(resource(service)).addScopeSpans(spans))
                .build()
                .toByteArray();
    }

    private static Span span(Access access) {
        Span.Builder span = Span.newBuilder()
                .setTraceId(bytes(access.id()))
                .setSpanId(bytes(access.id()).substring(ID_BYTES / 2))
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setName(access.method() + " " + access.path())
                .setStartTimeUnixNano(nanos(access.time()))
                .setEndTimeUnixNano(nanos(access.time().plus(access.duration())));
        Map.of("http.request.method", access.method(), "url.path", access.path(), "url.scheme", "https",
                "http.response.status_code", (long) access.status(), "client.address", access.caller().address(),
                "user_agent.original", access.caller().agent())
                .forEach((name, value) -> span.addAttributes(attribute(name, value)));
        if (access.caller().account() instanceof String account) {
            span.addAttributes(attribute("user.id", account));
        }
        if (access.caller().session() instanceof String session) {
            span.addAttributes(attribute("session.id", session));
        }
        return span.build();
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }
}
