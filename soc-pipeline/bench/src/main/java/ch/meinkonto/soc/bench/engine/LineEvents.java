package ch.meinkonto.soc.bench.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;

/** Makes events of the Sigma library of lines of JSON. */
final class LineEvents {
    private final LineFields fields = new LineFields();

    Event event(byte[] buffer, int from, int to) {
        Map<String, Object> document = new LinkedHashMap<>();
        fields.read(buffer, from, to, (field, value) -> document.merge(field, value, LineEvents::both));
        LogSource source = new LogSource(text(document, "logsource.category"), text(document, "logsource.product"),
                text(document, "logsource.service"));
        return Event.of("", Instant.EPOCH, source, document);
    }

    private static Object both(Object earlier, Object later) {
        List<Object> values = new ArrayList<>(earlier instanceof List<?> list ? list : List.of(earlier));
        values.add(later);
        return values;
    }

    private static @Nullable String text(Map<String, Object> document, String field) {
        return document.get(field) instanceof String text ? text : null;
    }
}
