package ch.meinkonto.dashboards.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

import ch.meinkonto.dashboards.index.Document;
import ch.meinkonto.dashboards.services.ServiceHealth.Meter;

/**
 * What one application measured, newest first. After a restart only what the newest process says counts for gauges;
 * counters come as deltas, or, from other senders, as running totals.
 */
final class Measurements {
    private static final String OWN = "meinkonto.";

    private final List<Document> newestFirst;
    private final String process;

    Measurements(List<Document> newestFirst) {
        this.newestFirst = newestFirst;
        this.process = newestFirst.isEmpty() ? "" : newestFirst.getFirst().text("service.node.name", "");
    }

    /** The latest value of a gauge, added up over its attributes. */
    OptionalDouble latest(String name) {
        return sum(latestByAttributes(name, ""));
    }

    /** The latest value of a memory gauge, added up over the pools of the heap. */
    OptionalDouble heap(String name) {
        return sum(latestByAttributes(name, "heap"));
    }

    /** Our own meters, by name and attributes: gauges with their latest value, counters added up. */
    List<Meter> own() {
        Map<String, Meter> meters = new TreeMap<>();
        for (Document document : newestFirst) {
            String name = document.text("metric.name", "");
            if (name.startsWith(OWN)) {
                String attributes = attributes(document);
                boolean counter = document.text("metric.type", "").equals("sum")
                        || document.text("metric.type", "").startsWith("histogram");
                double value = counter && document.number("metric.count").isPresent()
                        ? document.number("metric.count").getAsDouble()
                        : document.number("metric.value").orElse(0);
                meters.merge(name + " " + attributes, new Meter(name, attributes, value, counter),
                        (known, older) -> known.counter()
                                ? new Meter(name, attributes, known.value() + older.value(), true)
                                : known);
            }
        }
        return new ArrayList<>(meters.values());
    }

    private Map<String, Double> latestByAttributes(String name, String memoryType) {
        Map<String, Double> latest = new TreeMap<>();
        for (Document document : newestFirst) {
            boolean wanted = name.equals(document.text("metric.name"))
                    && process.equals(document.text("service.node.name", ""))
                    && (memoryType.isEmpty()
                            || memoryType.equals(document.text("metric.attributes.jvm.memory.type")));
            if (wanted) {
                document.number("metric.value")
                        .ifPresent(value -> latest.putIfAbsent(attributes(document), value));
            }
        }
        return latest;
    }

    private static OptionalDouble sum(Map<String, Double> values) {
        return values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble
                        .of(values.values().stream().filter(Objects::nonNull).mapToDouble(value -> value).sum());
    }

    private static String attributes(Document document) {
        return document.values("metric.attributes")
                .entrySet()
                .stream()
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .collect(Collectors.joining(" "));
    }
}
