package ch.meinkonto.soc.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;

import ch.meinkonto.soc.contract.EventChain;

/** OTLP messages as our applications send them. */
public final class TestOtlp {
    private static final Random RANDOM = new Random();

    private TestOtlp() {}

    /** A source that numbers and chains its events like an emitter. */
    public static final class Source {
        private final String service;
        private long sequence;
        private String previous = EventChain.START;

        /** A source that has sent nothing so far. */
        public Source(String service) {
            this.service = service;
        }

        /** The next event. */
        public LogRecord next(String action, Map<String, Object> attributes) {
            return next(action, Instant.now(), attributes);
        }

        /** The next event, at a certain time. */
        public LogRecord next(String action, Instant time, Map<String, Object> attributes) {
            Map<String, Object> all = new TreeMap<>(Map.of("event.outcome", "success"));
            all.putAll(attributes);
            all.putIfAbsent("event.id", uuid7(time));
            all.put("event.sequence", ++sequence);
            all.put("meinkonto.chain.previous", previous);
            long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
            previous = EventChain.hash(previous, service, nanos, action, "", "", all);
            all.put("meinkonto.chain.hash", previous);
            return logRecord(action, nanos, all);
        }

        /** A request with events of this source. */
        public ExportLogsServiceRequest request(LogRecord... records) {
            return logs(service, records);
        }
    }

    /** Event id of a time. */
    public static String uuid7(Instant time) {
        long high = time.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        return new UUID(high, RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L).toString();
    }

    /** A record of any kind. */
    public static LogRecord logRecord(String eventName, long nanos, Map<String, Object> attributes) {
        return LogRecord.newBuilder()
                .setEventName(eventName)
                .setTimeUnixNano(nanos)
                .addAllAttributes(attributes(attributes))
                .build();
    }

    /** A request of a service. */
    public static ExportLogsServiceRequest logs(String service, LogRecord... records) {
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        request.addResourceLogsBuilder()
                .setResource(resource(service))
                .addScopeLogsBuilder()
                .addAllLogRecords(List.of(records))
                .getScopeBuilder()
                .setName("test.logger");
        return request.build();
    }

    /** A server span as the OpenTelemetry agent sends it. */
    public static Span access(Map<String, Object> attributes) {
        long now = System.currentTimeMillis() * 1_000_000;
        Map<String, Object> all = new HashMap<>(Map.of("http.request.method", "GET", "url.path", "/",
                "http.response.status_code", 200L, "client.address", "203.0.113.5", "user_agent.original", "test"));
        all.putAll(attributes);
        return span(now).setKind(Span.SpanKind.SPAN_KIND_SERVER).setName("GET /").addAllAttributes(attributes(all))
                .build();
    }

    /** A span that lasted a millisecond, with new ids. */
    public static Span.Builder span(long nanos) {
        return Span.newBuilder()
                .setTraceId(random(16))
                .setSpanId(random(8))
                .setStartTimeUnixNano(nanos)
                .setEndTimeUnixNano(nanos + 1_000_000);
    }

    /** A request of a service. */
    public static ExportTraceServiceRequest traces(String service, Span... spans) {
        ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
        request.addResourceSpansBuilder()
                .setResource(resource(service))
                .addScopeSpansBuilder()
                .addAllSpans(List.of(spans));
        return request.build();
    }

    /** A counter of 3 and a timer of 4 calls that took a second in all. */
    public static ExportMetricsServiceRequest metrics(String service, long nanos) {
        Metric.Builder counter = Metric.newBuilder().setName("meinkonto.security.events");
        counter.getSumBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                .addDataPointsBuilder()
                .setTimeUnixNano(nanos)
                .setAsInt(3)
                .addAllAttributes(attributes(Map.of("action", "auth.login")));
        Metric.Builder timer = Metric.newBuilder().setName("http.server.requests").setUnit("s");
        timer.getHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                .addDataPointsBuilder()
                .setTimeUnixNano(nanos)
                .setCount(4)
                .setSum(1);
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        request.addResourceMetricsBuilder()
                .setResource(resource(service))
                .addScopeMetricsBuilder()
                .addMetrics(counter)
                .addMetrics(timer);
        return request.build();
    }

    /** The resource of a service. */
    public static Resource resource(String service) {
        return Resource.newBuilder()
                .addAllAttributes(attributes(Map.of("service.name", service, "service.instance.id", "instance-1")))
                .build();
    }

    /** Typed attributes. */
    public static List<KeyValue> attributes(Map<String, Object> attributes) {
        return attributes.entrySet()
                .stream()
                .map(entry -> KeyValue.newBuilder().setKey(entry.getKey()).setValue(value(entry.getValue())).build())
                .toList();
    }

    private static AnyValue value(Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        return switch (value) {
            case String text -> any.setStringValue(text).build();
            case Long number -> any.setIntValue(number).build();
            case Double number -> any.setDoubleValue(number).build();
            case Boolean truth -> any.setBoolValue(truth).build();
            case List<?> list -> any
                    .setArrayValue(ArrayValue.newBuilder().addAllValues(list.stream().map(TestOtlp::value).toList()))
                    .build();
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static ByteString random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
