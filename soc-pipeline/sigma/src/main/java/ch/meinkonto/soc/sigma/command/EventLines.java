package ch.meinkonto.soc.sigma.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, one after the other in one buffer: memory grows with the longest line, never with the
 * stream, and not beyond {@link #LONGEST}.
 */
final class EventLines {
    /** A longer line is passed over and counted. 64 MiB. */
    static final int LONGEST = 64 << 20;

    private static final int FIRST_SIZE = 1 << 20;

    private final InputStream stream;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int filled;
    private int next;
    private int from;
    private int to;
    private long read;
    private boolean ended;
    private boolean tooLong;

    EventLines(InputStream stream) {
        this.stream = stream;
    }

    /** Goes to the next line; false at the end. */
    boolean advance() throws IOException {
        tooLong = false;
        int searched = next;
        while (true) {
            int end = newline(searched);
            if (end >= 0) {
                from = next;
                to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
                next = end + 1;
                return true;
            }
            searched = filled;
            if (ended) {
                from = next;
                to = filled;
                next = filled;
                return to > from || tooLong;
            }
            searched -= makeRoom();
            fill();
        }
    }

    private int newline(int start) {
        for (int index = start; index < filled; index++) {
            if (buffer[index] == '\n') {
                return index;
            }
        }
        return -1;
    }

    /** Moves the begun line to the front, or drops it where it is too long; returns by how much places moved. */
    private int makeRoom() {
        int moved = next;
        if (filled - next >= LONGEST) {
            tooLong = true;
            moved = filled;
        }
        if (moved > 0) {
            System.arraycopy(buffer, moved, buffer, 0, filled - moved);
            filled -= moved;
            next = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LONGEST));
        }
        return moved;
    }

    private void fill() throws IOException {
        int count = stream.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
            read += count;
        }
    }

    /** Where the line lies; overwritten by {@link #advance}. */
    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether of this line only the end is left, because it was too long. */
    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int index = from; index < to; index++) {
            if (buffer[index] != ' ' && buffer[index] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Bytes read so far. */
    long bytes() {
        return read;
    }
}
