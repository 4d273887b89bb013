package ch.meinkonto.soc.engine.hunt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.translate.FieldMapping;
import ch.meinkonto.soc.sigma.translate.FieldMapping.SourceMark;
import ch.meinkonto.soc.sigma.translate.IndexedField;
import ch.meinkonto.soc.sigma.translate.IndexedField.Type;

/** Documents of an index with a field of every type: absent, null, single, in lists. */
final class RandomEvents {
    static final int SHORT = 6;
    static final String SOURCE = "event.dataset";
    static final List<String> SOURCES = List.of("auth", "access");
    static final List<String> FIELDS = List.of("word", "word", "word", "user.name", "user.name", "short", "short",
            "count", "ratio", "flag", "client.ip", "message", "seen", "other.x", "hidden", "nowhere");
    static final Map<String, IndexedField> MAPPED = Map.of("word", IndexedField.of("word", Type.KEYWORD), "user.name",
            IndexedField.of("user.name", Type.KEYWORD), "short", new IndexedField("short", Type.KEYWORD, SHORT),
            "count",
            IndexedField.of("count", Type.LONG), "ratio", IndexedField.of("ratio", Type.DOUBLE), "flag",
            IndexedField.of("flag", Type.BOOLEAN), "client.ip", IndexedField.of("client.ip", Type.IP), "message",
            IndexedField.of("message", Type.TEXT), "seen", IndexedField.of("seen", Type.DATE), SOURCE,
            IndexedField.of(SOURCE, Type.KEYWORD));
    private static final List<SourceMark> MARKS = SOURCES.stream()
            .map(source -> new SourceMark(new LogSource(null, "city", source), SOURCE, source))
            .toList();

    private final RandomTexts texts;

    RandomEvents(Random random) {
        this.texts = new RandomTexts(random);
    }

    /** An index that has every field of the documents, so that exact queries are possible for keywords too. */
    static FieldMapping complete() {
        return new FieldMapping(MAPPED, true, MARKS);
    }

    /** The same with what the documents have besides. */
    static FieldMapping incomplete() {
        Map<String, IndexedField> fields = new LinkedHashMap<>(MAPPED);
        fields.put("other", new IndexedField("other", Type.FLATTENED, SHORT));
        fields.put("hidden", IndexedField.of("hidden", Type.UNSEARCHED));
        return new FieldMapping(fields, false, MARKS);
    }

    /** A document; with {@code more}, also what only an incomplete index has. */
    Map<String, Object> document(boolean more) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(SOURCE, texts.one(SOURCES));
        put(document, "word", 70, this::word);
        put(document, "user.name", 50, this::word);
        put(document, "short", 60, () -> texts.text(SHORT + 3));
        put(document, "count", 50, () -> texts.one(List.of(0, 1, 4, 5, 10, -3, 200, Long.MAX_VALUE, Long.MIN_VALUE)));
        put(document, "ratio", 50, () -> texts.one(List.of(0.1, 0.5, 4.0, 4.5, -1.0, 1e10, 0.30000000000000004)));
        put(document, "flag", 50, () -> texts.random().nextBoolean());
        put(document, "client.ip", 50, () -> texts.one(List.of("192.0.2.1", "192.0.2.77", "10.1.2.3", "2001:db8::1",
                "2001:DB8:0::1", "::ffff:192.0.2.1", "::1", "fe80::1")));
        put(document, "message", 40, this::word);
        put(document, "seen", 40, () -> texts.one(List.of("2026-11-23T08:00:00Z", "2026-01-01T23:59:00+01:00",
                1_700_000_000_000L)));
        if (more) {
            put(document, "other", 40, () -> Map.of("x", texts.text(SHORT + 3)));
            put(document, "hidden", 40, this::word);
        }
        return document;
    }

    private String word() {
        return texts.chance(30)
                ? texts.one(List.of("200", "0200", "2e2", " 200.0", "-3", "4.5", "10.1.2.3", "::1", "10.1.2", "true"))
                : texts.text(5);
    }

    private void put(Map<String, Object> document, String field, int percent, Supplier<?> value) {
        if (!texts.chance(percent)) {
            return;
        }
        switch (texts.random().nextInt(6)) {
            case 0 -> document.put(field, list(value));
            case 1 -> document.put(field, null);
            default -> document.put(field, value.get());
        }
    }

    private List<@Nullable Object> list(Supplier<?> value) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int index = texts.random().nextInt(4); index > 0; index--) {
            list.add(texts.chance(10) ? null : value.get());
        }
        return list;
    }
}
