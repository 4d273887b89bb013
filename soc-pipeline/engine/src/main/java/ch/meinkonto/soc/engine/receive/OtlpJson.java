package ch.meinkonto.soc.engine.receive;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads OTLP in JSON (OpenTelemetry protocol specification, section JSON Protobuf Encoding): the Protobuf JSON mapping,
 * with trace and span ids in hexadecimal, enumerations as numbers and unknown fields ignored. Read as a stream, straight
 * into the message: a tree between the two would take many times the memory of the request.
 */
final class OtlpJson {
    private static final Set<String> HEXADECIMAL = Set.of("trace_id", "span_id", "parent_span_id");
    private static final int DEEPEST = 100;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2 * DEEPEST).build())
            .build();

    /** The text is not what the specification wants. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Malformed(String message) {
            super(message);
        }
    }

    /**
     * Fills a message.
     *
     * @throws JacksonException when it is no JSON, or nested deeper than a protobuf message may be
     * @throws Malformed when a value has another type than its field
     */
    void merge(byte[] text, Message.Builder message) {
        try (JsonParser in = json.createParser(text)) {
            require(in.nextToken() == JsonToken.START_OBJECT, "an object was expected");
            readMessage(in, message, 1);
            require(in.nextToken() == null, "something follows the message");
        } catch (IllegalArgumentException e) {
            // A number that is none, or digits that are not hexadecimal or Base64.
            throw new Malformed("a value has the wrong form");
        }
    }

    private void readMessage(JsonParser in, Message.Builder message, int depth) {
        require(depth <= DEEPEST, "nested too deep");
        while (in.nextToken() != JsonToken.END_OBJECT) {
            FieldDescriptor field = message.getDescriptorForType().findFieldByName(protobufName(in.currentName()));
            JsonToken token = in.nextToken();
            if (field == null) {
                in.skipChildren();
            } else if (field.isRepeated() && token == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    message.addRepeatedField(field, readValue(in, field, message, depth));
                }
            } else if (token != JsonToken.VALUE_NULL) {
                require(!field.isRepeated(), "an array was expected");
                message.setField(field, readValue(in, field, message, depth));
            }
        }
    }

    private Object readValue(JsonParser in, FieldDescriptor field, Message.Builder parent, int depth) {
        return switch (field.getJavaType()) {
            case MESSAGE -> {
                require(in.currentToken() == JsonToken.START_OBJECT, "an object was expected");
                Message.Builder child = parent.newBuilderForField(field);
                readMessage(in, child, depth + 1);
                yield child.build();
            }
            case STRING -> text(in);
            case BYTE_STRING -> HEXADECIMAL.contains(field.getName())
                    ? ByteString.copyFrom(HexFormat.of().parseHex(text(in)))
                    : ByteString.copyFrom(Base64.getDecoder().decode(text(in)));
            case LONG -> field.getType() == FieldDescriptor.Type.UINT64
                    || field.getType() == FieldDescriptor.Type.FIXED64
                            ? Long.parseUnsignedLong(scalar(in))
                            : Long.parseLong(scalar(in));
            case INT -> field.getType() == FieldDescriptor.Type.UINT32
                    || field.getType() == FieldDescriptor.Type.FIXED32
                            ? Integer.parseUnsignedInt(scalar(in))
                            : Integer.parseInt(scalar(in));
            case DOUBLE -> Double.parseDouble(scalar(in));
            case FLOAT -> Float.parseFloat(scalar(in));
            case BOOLEAN -> {
                require(in.currentToken().isBoolean(), "true or false was expected");
                yield in.getBooleanValue();
            }
            case ENUM -> enumeration(in, field);
        };
    }

    /** By number, as the specification wants; by name as well, because some senders write it. */
    private static EnumValueDescriptor enumeration(JsonParser in, FieldDescriptor field) {
        EnumValueDescriptor value = in.currentToken() == JsonToken.VALUE_STRING
                ? field.getEnumType().findValueByName(in.getString())
                : field.getEnumType().findValueByNumberCreatingIfUnknown(Integer.parseInt(scalar(in)));
        require(value != null, "an enumeration has no such value");
        return value;
    }

    private static String text(JsonParser in) {
        require(in.currentToken() == JsonToken.VALUE_STRING, "a text was expected");
        return in.getString();
    }

    /** 64-bit numbers come as texts, because JSON's own have fewer digits. */
    private static String scalar(JsonParser in) {
        require(in.currentToken().isNumeric() || in.currentToken() == JsonToken.VALUE_STRING, "a number was expected");
        return in.getString();
    }

    /** {@code timeUnixNano} becomes {@code time_unix_nano}. */
    private static String protobufName(String name) {
        StringBuilder result = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                result.append('_').append((char) (letter + ('a' - 'A')));
            } else {
                result.append(letter);
            }
        }
        return result.toString();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Malformed(otherwise);
        }
    }
}
