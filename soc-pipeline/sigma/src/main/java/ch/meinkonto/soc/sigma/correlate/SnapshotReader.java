package ch.meinkonto.soc.sigma.correlate;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;
import ch.meinkonto.soc.sigma.correlate.Occurrence.Origin;

/**
 * Reads what {@link SnapshotWriter} wrote.
 *
 * <p>
 * Throws an {@link IllegalArgumentException} where the bytes are no such thing or are cut off.
 */
final class SnapshotReader {
    static final int NOTHING = 0;
    static final int TEXT = 1;
    static final int NUMBER = 2;
    static final int SEVERAL = 3;

    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();

    SnapshotReader(byte[] bytes) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    long number() {
        return read(in::readLong);
    }

    int count() {
        return read(in::readInt);
    }

    boolean flag() {
        return read(in::readBoolean);
    }

    String text() {
        int place = count();
        if (place == texts.size()) {
            texts.add(characters(size()));
        }
        if (place < 0 || place >= texts.size()) {
            throw wrong();
        }
        return texts.get(place);
    }

    <E> List<E> list(Supplier<E> element) {
        int size = size();
        List<E> list = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            list.add(element.get());
        }
        return list;
    }

    List<EventRef> events() {
        return List.copyOf(list(() -> {
            long time = number();
            return new EventRef(text(), EventTime.instant(time));
        }));
    }

    List<CarriedValue> values() {
        return ValuesAtOnce.of(list(() -> new CarriedValue(count(), text(), number())));
    }

    void line(Timeline line, List<Episode> episodes) {
        for (int left = size(); left > 0; left--) {
            Occurrence occurrence = occurrence();
            int episode = count();
            if (episode > 0) {
                occurrence.episode = episodes.get(episode - 1);
            }
            line.add(occurrence);
        }
    }

    /** A reader of what was written by a writer of its own. */
    SnapshotReader section() {
        return new SnapshotReader(bytes(size()));
    }

    private String characters(int length) {
        if (flag()) {
            return new String(bytes(length), StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append((char) read(in::readChar).charValue());
        }
        return text.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = read(() -> in.readNBytes(length));
        if (bytes.length < length) {
            throw wrong();
        }
        return bytes;
    }

    private Occurrence occurrence() {
        long time = number();
        String id = text();
        long rules = number();
        Object measured = measured();
        Origin origin = flag() ? new Origin(values(), events()) : null;
        return new Occurrence(time, id, rules, measured, origin);
    }

    private @Nullable Object measured() {
        return switch (count()) {
            case NOTHING -> null;
            case TEXT -> text();
            case NUMBER -> new BigDecimal(text());
            case SEVERAL -> list(() -> {
                Object each = measured();
                if (each == null) {
                    throw wrong();
                }
                return each;
            });
            default -> throw wrong();
        };
    }

    private int size() {
        int size = count();
        if (size < 0 || size > read(in::available)) {
            throw wrong();
        }
        return size;
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.run();
        } catch (IOException cutOff) {
            throw new IllegalArgumentException("the snapshot is cut off", cutOff);
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("not a snapshot of a correlator");
    }
}
