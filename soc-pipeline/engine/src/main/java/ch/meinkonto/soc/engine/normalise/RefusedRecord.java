package ch.meinkonto.soc.engine.normalise;

import java.time.Instant;
import java.util.List;

import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.common.v1.KeyValue;

/**
 * A record that will never be stored as what it is, and why.
 *
 * @param source the program that sent it
 * @param signal logs, traces or metrics
 * @param name its event name, as sent
 * @param time when it happened, as it says; may be absurd
 * @param reason code
 * @param message the same in words of ours: names of fields, numbers and times, no content
 * @param attributes as sent
 * @param digest the same record sent again has the same
 * @param bytes how large it is on the wire
 */
public record RefusedRecord(Source source, String signal, String name, Instant time, String reason, String message,
        List<KeyValue> attributes, String digest, int bytes) {
    static RefusedRecord of(Source source, String signal, String name, long timeUnixNano, List<KeyValue> attributes,
            MessageLite record, RecordRefused refused) {
        return new RefusedRecord(source, signal, name, OtlpValues.time(timeUnixNano), refused.reason().name(),
                String.valueOf(refused.getMessage()), attributes, Digests.of(record.toByteArray()),
                record.getSerializedSize());
    }

    /** For the sender and for our own log. */
    public String sentence() {
        return reason + ": " + message;
    }
}
