package ch.meinkonto.soc.engine.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import ch.meinkonto.soc.sigma.correlate.SnapshotBytes;

/**
 * What detection knew at a moment. All alerts that follow from it were written when it was taken.
 *
 * @param taken when, by the engine's clock; every event handed over before is part of it
 * @param state of the evaluator
 * @param sources newest event time of every source, by its name
 * @param known accounts that have proved who they are
 * @param lastFired when each rule last raised an alert, by its key
 */
record DetectionSnapshot(Instant taken, SnapshotBytes state, Map<String, Instant> sources, List<String> known,
        Map<String, Instant> lastFired) {
    private static final String FORM = "detection 1";

    /** As bytes, for {@link #read}; once, the state is gone then: it may be large. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new QuickGzip(bytes))) {
            out.writeUTF(FORM);
            out.writeUTF(taken.toString());
            write(out, sources);
            write(out, lastFired);
            out.writeInt(known.size());
            for (String each : known) {
                out.writeUTF(each);
            }
            out.writeInt(state.size());
            state.moveTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory cannot fail", impossible);
        }
        return bytes.toByteArray();
    }

    /** Packs three times as fast as it would by default, into a quarter more: it is written often, and read after a restart. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException where it is something else, or of another version
     */
    static DetectionSnapshot read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (!FORM.equals(in.readUTF())) {
                throw new IllegalArgumentException("not a snapshot of this version");
            }
            Instant taken = Instant.parse(in.readUTF());
            Map<String, Instant> sources = times(in);
            Map<String, Instant> lastFired = times(in);
            List<String> known = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                known.add(in.readUTF());
            }
            SnapshotBytes state = SnapshotBytes.of(in.readNBytes(in.readInt()));
            return new DetectionSnapshot(taken, state, sources, List.copyOf(known), lastFired);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the snapshot cannot be read", unreadable);
        }
    }

    private static void write(DataOutputStream out, Map<String, Instant> times) throws IOException {
        out.writeInt(times.size());
        for (Map.Entry<String, Instant> each : times.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeUTF(each.getValue().toString());
        }
    }

    private static Map<String, Instant> times(DataInputStream in) throws IOException {
        Map<String, Instant> times = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            times.put(in.readUTF(), Instant.parse(in.readUTF()));
        }
        return times;
    }
}
