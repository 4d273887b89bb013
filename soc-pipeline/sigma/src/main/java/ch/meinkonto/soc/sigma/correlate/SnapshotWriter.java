package ch.meinkonto.soc.sigma.correlate;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;
import ch.meinkonto.soc.sigma.correlate.Occurrence.Origin;

/**
 * Writes the state of a correlator as bytes. A text that comes again is written as the number of its first coming. The bytes
 * lie in pieces of our own: streams of the platform take a lock for every byte, and one buffer that doubles would take three
 * times the size of a state that is large already.
 */
final class SnapshotWriter {
    private static final int PIECE = 8_192;
    private static final int NARROW = 256;

    private final Queue<ByteBuffer> full = new ArrayDeque<>();
    private ByteBuffer piece = ByteBuffer.allocate(PIECE);
    /** Of the full pieces. */
    private int size;
    private final Map<String, Integer> texts = new HashMap<>();

    /** All that was written; the writer is not to be used any more. */
    SnapshotBytes bytes() {
        close();
        return new SnapshotBytes(full, size);
    }

    /** What a writer of its own has written, which a reader may pass over; that one is empty then. */
    void section(SnapshotWriter section) {
        section.close();
        count(section.size);
        close();
        full.addAll(section.full);
        size = Math.addExact(size, section.size);
        section.full.clear();
        section.size = 0;
    }

    void number(long number) {
        roomFor(Long.BYTES).putLong(number);
    }

    void count(int count) {
        roomFor(Integer.BYTES).putInt(count);
    }

    void flag(boolean flag) {
        roomFor(Byte.BYTES).put((byte) (flag ? 1 : 0));
    }

    void text(String text) {
        Integer before = texts.putIfAbsent(text, texts.size());
        if (before != null) {
            count(before);
            return;
        }
        count(texts.size() - 1);
        count(text.length());
        // Not UTF-8: half a surrogate pair, which JSON can contain, would not come back.
        boolean narrow = isNarrow(text);
        flag(narrow);
        ByteBuffer room = roomFor(Math.multiplyExact(text.length(), narrow ? Byte.BYTES : Character.BYTES));
        for (int index = 0; index < text.length(); index++) {
            if (narrow) {
                room.put((byte) text.charAt(index));
            } else {
                room.putChar(text.charAt(index));
            }
        }
    }

    private static boolean isNarrow(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= NARROW) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer roomFor(int bytes) {
        if (piece.remaining() < bytes) {
            close();
            piece = ByteBuffer.allocate(Math.max(PIECE, bytes));
        }
        return piece;
    }

    private void close() {
        size = Math.addExact(size, piece.position());
        full.add(piece.flip());
        piece = ByteBuffer.allocate(0);
    }

    void events(List<EventRef> events) {
        count(events.size());
        for (EventRef event : events) {
            number(EventTime.of(event.time()));
            text(event.id());
        }
    }

    void values(ValueLog.State values) {
        count(values.size());
        for (int index = 0; index < values.size(); index++) {
            value(values.values()[index]);
        }
    }

    void line(Timeline line, List<Episode> episodes) {
        count(line.size());
        for (int index = 0; index < line.size(); index++) {
            occurrence(line.get(index));
            Episode episode = line.get(index).episode;
            count(episode == null ? 0 : episodes.indexOf(episode) + 1);
        }
    }

    private void occurrence(Occurrence occurrence) {
        number(occurrence.time);
        text(occurrence.id);
        number(occurrence.rules);
        measured(occurrence.measured());
        Origin origin = occurrence.origin;
        flag(origin != null);
        if (origin != null) {
            count(origin.values().size());
            origin.values().forEach(this::value);
            events(origin.events());
        }
    }

    private void measured(@Nullable Object measured) {
        switch (measured) {
            case null -> count(SnapshotReader.NOTHING);
            case String text -> {
                count(SnapshotReader.TEXT);
                text(text);
            }
            case BigDecimal number -> {
                count(SnapshotReader.NUMBER);
                text(number.toString());
            }
            case List<?> several -> {
                count(SnapshotReader.SEVERAL);
                count(several.size());
                several.forEach(this::measured);
            }
            case Object other -> throw new IllegalStateException("nothing measures " + other.getClass());
        }
    }

    private void value(CarriedValue value) {
        count(value.field());
        text(value.text());
        number(value.time());
    }
}
