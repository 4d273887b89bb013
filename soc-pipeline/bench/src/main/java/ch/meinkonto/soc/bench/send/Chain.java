package ch.meinkonto.soc.bench.send;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventChain;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.contract.Outcome;

/** Numbers the events of one source and chains them by their hashes, like the emitter's relay. Not thread-safe. */
public final class Chain {
    private final String source;
    private long sequence;
    private String previous = EventChain.START;

    /** The chain of a source that has sent nothing so far. */
    public Chain(String source) {
        this.source = source;
    }

    /** A request with the next events, uncompressed. */
    public byte[] request(List<Happening> happenings) {
        ScopeLogs.Builder records = ScopeLogs.newBuilder();
        happenings.forEach(happening -> records.addLogRecords(record(happening)));
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().setResource(Otlp.resource(source)).addScopeLogs(records))
                .build()
                .toByteArray();
    }

    private LogRecord record(Happening happening) {
        Map<String, Object> attributes = attributes(happening);
        long nanos = Otlp.nanos(happening.time());
        String action = happening.event().action().value();
        previous = EventChain.hash(previous, source, nanos, action, "", "", attributes);
        attributes.put(CommonField.CHAIN_HASH.dotted(), previous);
        boolean failed = happening.event().outcome() == Outcome.FAILURE;
        LogRecord.Builder record = LogRecord.newBuilder()
                .setTimeUnixNano(nanos)
                .setObservedTimeUnixNano(nanos)
                .setSeverityNumber(failed ? SeverityNumber.SEVERITY_NUMBER_WARN : SeverityNumber.SEVERITY_NUMBER_INFO)
                .setSeverityText(failed ? "WARN" : "INFO")
                .setEventName(action);
        attributes.forEach((name, value) -> record.addAttributes(Otlp.attribute(name, value)));
        return record.build();
    }

    private Map<String, Object> attributes(Happening happening) {
        Map<String, Object> attributes = new TreeMap<>();
        Caller caller = happening.caller();
        if (!caller.address().isEmpty()) {
            attributes.put(CommonField.CLIENT_IP.dotted(), caller.address());
            attributes.put(CommonField.USER_AGENT.dotted(), caller.agent());
        }
        if (caller.account() instanceof String account) {
            attributes.put(EventField.USER_ID.dotted(), account);
        }
        if (caller.session() instanceof String session) {
            attributes.put(EventField.SESSION_ID.dotted(), session);
        }
        if (!caller.roles().isEmpty()) {
            attributes.put(EventField.USER_ROLES.dotted(), caller.roles());
        }
        happening.event().attributes().forEach((field, value) -> attributes.put(field.dotted(), value));
        attributes.put(CommonField.EVENT_OUTCOME.dotted(), happening.event().outcome().value());
        attributes.put(CommonField.EVENT_ID.dotted(), happening.id().toString());
        attributes.put(CommonField.EVENT_SEQUENCE.dotted(), ++sequence);
        attributes.put(CommonField.CHAIN_PREVIOUS.dotted(), previous);
        return attributes;
    }
}
