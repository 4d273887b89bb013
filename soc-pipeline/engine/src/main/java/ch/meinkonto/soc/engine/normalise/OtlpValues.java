package ch.meinkonto.soc.engine.normalise;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;

import ch.meinkonto.soc.contract.Attributes;

/** Reads OTLP's own types. */
final class OtlpValues {
    private static final int MOST_ELEMENTS = 32;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private OtlpValues() {}

    /**
     * Attributes by name: {@code String}, {@code Long}, {@code Double}, {@code Boolean} or {@code List} of {@code String}.
     * Texts are cut at 1,024 characters; how many there may be, {@link RecordLimits} has checked.
     */
    static Map<String, Object> attributes(List<KeyValue> attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (KeyValue attribute : attributes) {
            if (!attribute.getKey().isEmpty()
                    && attribute.getValue().getValueCase() != AnyValue.ValueCase.VALUE_NOT_SET) {
                values.put(attribute.getKey(), value(attribute.getValue()));
            }
        }
        return values;
    }

    /** The text of a value of any type, whole. */
    static String text(AnyValue value) {
        return value.getValueCase() == AnyValue.ValueCase.STRING_VALUE
                ? value.getStringValue()
                : String.valueOf(value(value));
    }

    /** The text attribute of that name, not cut, or empty. */
    static String text(List<KeyValue> attributes, String name) {
        for (KeyValue attribute : attributes) {
            if (attribute.getKey().equals(name)) {
                return text(attribute.getValue());
            }
        }
        return "";
    }

    static String hex(ByteString id) {
        StringBuilder hex = new StringBuilder(id.size() * 2);
        for (byte part : id) {
            hex.append(Character.forDigit(part >> 4 & 0xF, 16)).append(Character.forDigit(part & 0xF, 16));
        }
        return hex.toString();
    }

    static Instant time(long unixNano) {
        return Instant.ofEpochSecond(Math.floorDiv(unixNano, NANOS_PER_SECOND),
                Math.floorMod(unixNano, NANOS_PER_SECOND));
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> Attributes.safe(value.getStringValue());
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case BOOL_VALUE -> value.getBoolValue();
            case ARRAY_VALUE -> value.getArrayValue()
                    .getValuesList()
                    .stream()
                    .limit(MOST_ELEMENTS)
                    .map(element -> Attributes.safe(text(element)))
                    .toList();
            case BYTES_VALUE -> hex(value.getBytesValue());
            // Nested maps are nobody's attribute here; their text is enough to see that one came.
            case KVLIST_VALUE, STRING_VALUE_STRINDEX, VALUE_NOT_SET -> Attributes.safe(value.toString().strip());
        };
    }
}
