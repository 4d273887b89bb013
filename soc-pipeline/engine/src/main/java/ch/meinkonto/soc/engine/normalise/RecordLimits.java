package ch.meinkonto.soc.engine.normalise;

import java.util.List;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one record may hold: settings {@code meinkonto.record.*}. What holds more is refused whole.
 *
 * @param mostAttributes attributes of a record, 1 to 10,000; OpenTelemetry's own senders keep to 128
 * @param deepestValue how deep lists and maps may stand within each other in one value, 1 to 20
 */
@ConfigurationProperties("meinkonto.record")
record RecordLimits(@DefaultValue("128") int mostAttributes, @DefaultValue("5") int deepestValue) {
    RecordLimits {
        if (mostAttributes < 1 || mostAttributes > 10_000) {
            throw new IllegalArgumentException(
                    "meinkonto.record.most-attributes lies between 1 and 10000: " + mostAttributes);
        }
        if (deepestValue < 1 || deepestValue > 20) {
            throw new IllegalArgumentException("meinkonto.record.deepest-value lies between 1 and 20: " + deepestValue);
        }
    }

    void check(List<KeyValue> attributes) throws RecordRefused {
        if (attributes.size() > mostAttributes) {
            throw new RecordRefused(RecordRefused.Reason.TOO_MANY_ATTRIBUTES,
                    attributes.size() + " attributes, at most " + mostAttributes + " are taken");
        }
        for (KeyValue attribute : attributes) {
            check(attribute.getValue());
        }
    }

    void check(AnyValue value) throws RecordRefused {
        if (isDeeper(value, deepestValue)) {
            throw new RecordRefused(RecordRefused.Reason.TOO_DEEP,
                    "a value is nested deeper than " + deepestValue + " levels");
        }
    }

    private static boolean isDeeper(AnyValue value, int levels) {
        return switch (value.getValueCase()) {
            case ARRAY_VALUE -> levels == 0 || value.getArrayValue()
                    .getValuesList()
                    .stream()
                    .anyMatch(element -> isDeeper(element, levels - 1));
            case KVLIST_VALUE -> levels == 0 || value.getKvlistValue()
                    .getValuesList()
                    .stream()
                    .anyMatch(element -> isDeeper(element.getValue(), levels - 1));
            case STRING_VALUE, BOOL_VALUE, INT_VALUE, DOUBLE_VALUE, BYTES_VALUE, STRING_VALUE_STRINDEX,
                    VALUE_NOT_SET ->
                false;
        };
    }
}
