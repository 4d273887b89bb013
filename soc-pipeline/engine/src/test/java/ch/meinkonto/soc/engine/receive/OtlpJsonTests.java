package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpJsonTests {
    @Test
    void readsALogRecordWithEveryKindOfValue() {
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        read("""
                {"resourceLogs": [{"scopeLogs": [{"scope": {"name": "a.logger", "inTheFuture": [{"x": 1}]}, "logRecords": [
                  {"timeUnixNano": "18446744073709551615", "severityNumber": 13, "eventName": "auth.login",
                   "traceId": "5B8EFFF798038103D269B633813FC60C", "spanId": "eee19b7ec3c1b174", "body": null, "attributes": [
                     {"key": "s", "value": {"stringValue": "ü"}}, {"key": "i", "value": {"intValue": "-7"}},
                     {"key": "n", "value": {"intValue": 8}}, {"key": "d", "value": {"doubleValue": 1.5}},
                     {"key": "b", "value": {"boolValue": true}}, {"key": "y", "value": {"bytesValue": "aGk="}},
                     {"key": "a", "value": {"arrayValue": {"values": [{"stringValue": "x"}]}}},
                     {"key": "m", "value": {"kvlistValue": {"values": [{"key": "k", "value": {"boolValue": false}}]}}}]}]}]}]}
                """,
                request);
        LogRecord entry = request.getResourceLogs(0).getScopeLogs(0).getLogRecords(0);
        assertThat(Long.toUnsignedString(entry.getTimeUnixNano())).isEqualTo("18446744073709551615");
        assertThat(entry.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_WARN);
        assertThat(entry.getTraceId()).isEqualTo(ByteString.fromHex("5b8efff798038103d269b633813fc60c"));
        assertThat(entry.hasBody()).isFalse();
        assertThat(entry.getAttributesList()).extracting(attribute -> attribute.getValue().getValueCase())
                .containsExactly(AnyValue.ValueCase.STRING_VALUE, AnyValue.ValueCase.INT_VALUE,
                        AnyValue.ValueCase.INT_VALUE, AnyValue.ValueCase.DOUBLE_VALUE, AnyValue.ValueCase.BOOL_VALUE,
                        AnyValue.ValueCase.BYTES_VALUE, AnyValue.ValueCase.ARRAY_VALUE,
                        AnyValue.ValueCase.KVLIST_VALUE);
        assertThat(entry.getAttributes(0).getValue().getStringValue()).isEqualTo("ü");
        assertThat(entry.getAttributes(1).getValue().getIntValue()).isEqualTo(-7);
        assertThat(entry.getAttributes(5).getValue().getBytesValue().toStringUtf8()).isEqualTo("hi");
    }

    @Test
    void readsSpansAndMeasurements() {
        ExportTraceServiceRequest.Builder traces = ExportTraceServiceRequest.newBuilder();
        read("""
                {"resourceSpans": [{"scopeSpans": [{"spans": [{"kind": "SPAN_KIND_SERVER", "parentSpanId": ""},
                                                              {"kind": 3, "flags": 4294967295}]}]}]}
                """, traces);
        assertThat(traces.getResourceSpans(0).getScopeSpans(0).getSpansList()).extracting(Span::getKind)
                .containsExactly(Span.SpanKind.SPAN_KIND_SERVER, Span.SpanKind.SPAN_KIND_CLIENT);
        ExportMetricsServiceRequest.Builder metrics = ExportMetricsServiceRequest.newBuilder();
        read("""
                {"resourceMetrics": [{"scopeMetrics": [{"metrics": [{"name": "m", "histogram": {"aggregationTemporality": 1,
                  "dataPoints": [{"count": "4", "sum": "NaN", "bucketCounts": ["1", 3], "explicitBounds": [0.5]}]}}]}]}]}
                """,
                metrics);
        HistogramDataPoint point = metrics.getResourceMetrics(0).getScopeMetrics(0).getMetrics(0).getHistogram()
                .getDataPoints(0);
        assertThat(point.getCount()).isEqualTo(4);
        assertThat(point.getSum()).isNaN();
        assertThat(point.getBucketCountsList()).containsExactly(1L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "{\"resourceLogs\": {}}", "{\"resourceLogs\": [7]}",
            "{\"resourceLogs\": [{\"scopeLogs\": [{\"logRecords\": [{\"timeUnixNano\": \"soon\"}]}]}]}",
            "{\"resourceLogs\": [{\"scopeLogs\": [{\"logRecords\": [{\"traceId\": \"xyz\"}]}]}]}",
            "{\"resourceLogs\": [{\"schemaUrl\": 7}]}"})
    void refusesWhatIsNoMessage(String json) {
        assertThatExceptionOfType(IntakeRefused.class)
                .isThrownBy(() -> read(json, ExportLogsServiceRequest.newBuilder()))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(IntakeRefused.Reason.MALFORMED));
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        String deep = "{\"arrayValue\":{\"values\":[".repeat(50_000);
        assertThatExceptionOfType(IntakeRefused.class)
                .isThrownBy(() -> read("{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":" + deep,
                        ExportLogsServiceRequest.newBuilder()));
    }

    @Test
    void writesAnAnswer() {
        ExportLogsServiceResponse answer = ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                        .setRejectedLogRecords(2)
                        .setErrorMessage("BAD_ID"))
                .build();
        assertThat(OtlpEncoding.JSON.write(answer)).asString()
                .isEqualTo("{\"partialSuccess\":{\"rejectedLogRecords\":\"2\",\"errorMessage\":\"BAD_ID\"}}");
        assertThat(OtlpEncoding.JSON.write(ExportLogsServiceResponse.getDefaultInstance())).asString().isEqualTo("{}");
    }

    private static void read(String json, com.google.protobuf.Message.Builder message) {
        OtlpEncoding.JSON.read(json.getBytes(), message, 64);
    }
}
