package ch.meinkonto.soc.sigma.correlate;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;
import ch.meinkonto.soc.sigma.correlate.Occurrence.Origin;

/** Writes the state of a correlator as bytes. A text that comes again is written as the number of its first coming. */
final class SnapshotWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> texts = new HashMap<>();

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Bytes of a writer of its own, which a reader may pass over. */
    void section(SnapshotWriter section) {
        byte[] written = section.bytes();
        count(written.length);
        write(() -> out.write(written));
    }

    void number(long number) {
        write(() -> out.writeLong(number));
    }

    void count(int count) {
        write(() -> out.writeInt(count));
    }

    void flag(boolean flag) {
        write(() -> out.writeBoolean(flag));
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
        boolean narrow = text.chars().allMatch(character -> character < 256);
        flag(narrow);
        write(() -> {
            if (narrow) {
                out.writeBytes(text);
            } else {
                out.writeChars(text);
            }
        });
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

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
