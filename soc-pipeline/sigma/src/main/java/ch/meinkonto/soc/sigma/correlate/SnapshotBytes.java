package ch.meinkonto.soc.sigma.correlate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The state of a correlator as it was at a moment, in pieces: it can be read once, and takes less room the further one has read. */
public final class SnapshotBytes {
    private final Queue<ByteBuffer> pieces;
    private final int size;

    SnapshotBytes(Queue<ByteBuffer> pieces, int size) {
        this.pieces = pieces;
        this.size = size;
    }

    /** Bytes that were kept elsewhere. */
    public static SnapshotBytes of(byte[] bytes) {
        return new SnapshotBytes(new ArrayDeque<>(List.of(ByteBuffer.wrap(bytes))), bytes.length);
    }

    /** How many bytes there were at first. */
    public int size() {
        return size;
    }

    /** Writes what has not been read yet, and forgets it. */
    public void moveTo(OutputStream out) throws IOException {
        for (ByteBuffer next = pieces.poll(); next != null; next = pieces.poll()) {
            out.write(next.array(), next.position(), next.remaining());
        }
    }

    /** What has not been read yet, in one, as a correlator takes it over; nothing is left then. */
    public byte[] array() {
        ByteBuffer all = ByteBuffer.allocate(pieces.stream().mapToInt(ByteBuffer::remaining).sum());
        for (ByteBuffer next = pieces.poll(); next != null; next = pieces.poll()) {
            all.put(next);
        }
        return all.array();
    }
}
