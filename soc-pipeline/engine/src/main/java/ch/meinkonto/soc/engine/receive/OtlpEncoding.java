package ch.meinkonto.soc.engine.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.engine.receive.IntakeRefused.Reason;

/** The two ways in which OTLP over HTTP writes its messages; the answer comes in that of the request. */
enum OtlpEncoding {
    /** Binary protobuf. */
    PROTOBUF(MediaType.valueOf("application/x-protobuf")),
    /** JSON. */
    JSON(MediaType.APPLICATION_JSON);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final OtlpJson READER = new OtlpJson();

    private final MediaType type;

    OtlpEncoding(MediaType type) {
        this.type = type;
    }

    /**
     * The encoding a content type names.
     *
     * @throws IntakeRefused when it is neither
     */
    static OtlpEncoding of(@Nullable String contentType) {
        for (OtlpEncoding encoding : values()) {
            String name = encoding.type.toString();
            if (contentType != null && contentType.regionMatches(true, 0, name, 0, name.length())) {
                return encoding;
            }
        }
        throw new IntakeRefused(Reason.UNSUPPORTED, "Content-Type must be " + PROTOBUF.type + " or " + JSON.type);
    }

    /** What a request asks for, and binary protobuf where it asks for neither. */
    static OtlpEncoding ofAnswer(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(JSON.type.toString()) ? JSON : PROTOBUF;
    }

    MediaType type() {
        return type;
    }

    /**
     * Reads a message.
     *
     * @param deepest how deep messages may stand within messages
     * @throws IntakeRefused when the bytes are not one
     */
    void read(byte[] bytes, Message.Builder message, int deepest) {
        try {
            switch (this) {
                case PROTOBUF -> {
                    CodedInputStream in = CodedInputStream.newInstance(bytes);
                    in.setRecursionLimit(deepest);
                    message.mergeFrom(in);
                    in.checkLastTagWas(0);
                }
                case JSON -> READER.merge(bytes, message);
            }
        } catch (InvalidProtocolBufferException | JacksonException | OtlpJson.Malformed e) {
            throw new IntakeRefused(Reason.MALFORMED, "not an OTLP message", e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    /** Writes an answer. */
    byte[] write(Message message) {
        return switch (this) {
            case PROTOBUF -> message.toByteArray();
            case JSON -> MAPPER.writeValueAsBytes(tree(message));
        };
    }

    private static Map<String, Object> tree(Message message) {
        Map<String, Object> tree = new LinkedHashMap<>();
        message.getAllFields().forEach((field, value) -> tree.put(field.getJsonName(), value(field, value)));
        return tree;
    }

    private static Object value(FieldDescriptor field, Object value) {
        return switch (value) {
            case Message message -> tree(message);
            case Long number -> number.toString();
            case List<?> list -> {
                List<Object> values = new ArrayList<>();
                list.forEach(element -> values.add(value(field, element)));
                yield values;
            }
            case ByteString bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray());
            default -> value;
        };
    }
}
