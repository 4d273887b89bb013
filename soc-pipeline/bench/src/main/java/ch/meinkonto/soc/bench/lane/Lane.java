package ch.meinkonto.soc.bench.lane;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Events of one kind of source, each one line of JSON (RFC 8259), ready in memory.
 *
 * @param name one lower-case word
 * @param bytes all lines, each followed by a line feed; not to be changed
 * @param starts where each line begins, and at last where the next would; not to be changed
 * @param attacks how many of the events are part of an attack
 */
public record Lane(String name, byte[] bytes, int[] starts, int attacks) {
    /** How many events there are. */
    public int events() {
        return starts.length - 1;
    }

    /** Index in {@code bytes} of the first byte of an event. */
    public int from(int event) {
        return starts[event];
    }

    /** Index in {@code bytes} after the last byte of an event; the line feed is not part of it. */
    public int to(int event) {
        return starts[event + 1] - 1;
    }

    /** The event as text. */
    public String line(int event) {
        return new String(bytes, from(event), to(event) - from(event), StandardCharsets.UTF_8);
    }

    /** Bytes per event on average, without the line feed. */
    public double bytesPerEvent() {
        return (double) (bytes.length - events()) / events();
    }

    /** Gathers lines. */
    static final class Builder {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int[] starts;
        private int events;

        Builder(int most) {
            this.starts = new int[most + 1];
        }

        void add(byte[] line) {
            bytes.writeBytes(line);
            bytes.write('\n');
            events++;
            starts[events] = bytes.size();
        }

        Lane build(String name, int attacks) {
            return new Lane(name, bytes.toByteArray(), starts, attacks);
        }
    }
}
