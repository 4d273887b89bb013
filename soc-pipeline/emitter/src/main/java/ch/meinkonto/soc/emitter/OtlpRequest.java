package ch.meinkonto.soc.emitter;

import java.util.List;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.Outcome;

/** Events as OTLP log records: event name in its own field, everything else as typed attributes. */
final class OtlpRequest {
    private static final String SCOPE = "ch.meinkonto.soc.emitter";

    private OtlpRequest() {}

    static ExportLogsServiceRequest of(String serviceName, List<NumberedEntry> batch) {
        ScopeLogs.Builder records = ScopeLogs.newBuilder().setScope(InstrumentationScope.newBuilder().setName(SCOPE));
        batch.forEach(numbered -> records.addLogRecords(record(numbered)));
        Resource resource = Resource.newBuilder().addAttributes(attribute("service.name", serviceName)).build();
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().setResource(resource).addScopeLogs(records))
                .build();
    }

    private static LogRecord record(NumberedEntry numbered) {
        OutboxEntry entry = numbered.entry();
        boolean failed = Outcome.FAILURE.value().equals(entry.attributes().get(CommonField.EVENT_OUTCOME.dotted()));
        LogRecord.Builder record = LogRecord.newBuilder()
                .setTimeUnixNano(numbered.timeUnixNano())
                .setObservedTimeUnixNano(numbered.timeUnixNano())
                .setSeverityNumber(failed ? SeverityNumber.SEVERITY_NUMBER_WARN : SeverityNumber.SEVERITY_NUMBER_INFO)
                .setSeverityText(failed ? "WARN" : "INFO")
                .setEventName(entry.action())
                .setTraceId(ByteString.fromHex(entry.traceId()))
                .setSpanId(ByteString.fromHex(entry.spanId()));
        numbered.wireAttributes().forEach((name, value) -> record.addAttributes(attribute(name, value)));
        return record.build();
    }

    private static KeyValue attribute(String name, Object value) {
        return KeyValue.newBuilder().setKey(name).setValue(value(value)).build();
    }

    private static AnyValue value(Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        return switch (value) {
            case String text -> any.setStringValue(text).build();
            case Long number -> any.setIntValue(number).build();
            case Boolean truth -> any.setBoolValue(truth).build();
            case List<?> values -> {
                ArrayValue.Builder array = ArrayValue.newBuilder();
                values.forEach(element -> array.addValues(value(element)));
                yield any.setArrayValue(array).build();
            }
            default -> throw new IllegalArgumentException("an event has no values of " + value.getClass());
        };
    }
}
