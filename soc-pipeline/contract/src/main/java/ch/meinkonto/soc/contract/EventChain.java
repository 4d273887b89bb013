package ch.meinkonto.soc.contract;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash chain over the events of one source: each event's hash covers its content and the hash before it, so that none
 * can be changed, left out or put in between unseen by whoever knows the last hash.
 */
public final class EventChain {
    /** What stands before the first event of a source. */
    public static final String START = "0".repeat(64);

    private EventChain() {}

    /**
     * The hash of an event. Covered are, each with its length: the previous hash, source, time, event name, trace id, span
     * id, and all attributes in the order of their names except {@link CommonField#CHAIN_HASH} itself.
     *
     * @param previous hash of the event before, 64 hex digits, {@link #START} at the first
     * @param source {@code service.name}
     * @param timeUnixNano time of the event, nanoseconds since 1970
     * @param eventName {@link EventAction#value()}
     * @param traceId 32 hex digits or empty
     * @param spanId 16 hex digits or empty
     * @param attributes typed attributes: {@code String}, {@code Long}, {@code Boolean} or {@code List} of {@code String}
     * @return 64 lower-case hex digits
     * @throws IllegalArgumentException when an attribute has another type
     */
    public static String hash(String previous, String source, long timeUnixNano, String eventName, String traceId,
            String spanId, Map<String, Object> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, previous);
            write(out, source);
            out.writeLong(timeUnixNano);
            write(out, eventName);
            write(out, traceId);
            write(out, spanId);
            for (Map.Entry<String, Object> attribute : new TreeMap<>(attributes).entrySet()) {
                if (!attribute.getKey().equals(CommonField.CHAIN_HASH.dotted())) {
                    write(out, attribute.getKey());
                    writeValue(out, attribute.getValue());
                }
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void writeValue(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                out.writeByte('s');
                write(out, text);
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Boolean truth -> {
                out.writeByte('b');
                out.writeBoolean(truth);
            }
            case List<?> texts -> {
                out.writeByte('a');
                out.writeInt(texts.size());
                for (Object text : texts) {
                    write(out, String.valueOf(text));
                }
            }
            default -> throw new IllegalArgumentException("an event has no values of " + value.getClass());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
