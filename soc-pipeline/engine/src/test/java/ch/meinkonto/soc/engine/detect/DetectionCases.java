package ch.meinkonto.soc.engine.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import ch.meinkonto.soc.sigma.match.Event;

/** Reads {@code cases.yml}, in the format of docs/detections.md. Refuses keys it does not know. */
final class DetectionCases {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final String detection;
    private final Map<String, Map<String, Object>> templates = new LinkedHashMap<>();

    private DetectionCases(String detection) {
        this.detection = detection;
    }

    /** The cases of all folders on the class path. */
    static List<DetectionCase> all() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:detections/*/cases.yml");
            List<DetectionCase> cases = new ArrayList<>();
            for (Resource file : files) {
                String[] path = file.getURL().getPath().split("/");
                cases.addAll(read(path[path.length - 2], file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<DetectionCase> read(String detection, String text) {
        Map<String, Object> file = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        only(file, "templates", "cases");
        DetectionCases reader = new DetectionCases(detection);
        map(file.getOrDefault("templates", Map.of()))
                .forEach((name, fields) -> reader.templates.put(name, map(fields)));
        return list(file.get("cases")).stream().map(each -> reader.one(map(each))).toList();
    }

    private DetectionCase one(Map<String, Object> written) {
        only(written, "name", "arrive", "events", "until", "alerts");
        List<Event> events = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        list(written.get("events")).forEach(each -> addEvents(map(each), events, fields));
        events.sort(Comparator.comparing(Event::time).thenComparing(Event::id));
        DetectionCase.Arrival arrival = DetectionCase.Arrival
                .valueOf(written.getOrDefault("arrive", "sorted").toString().toUpperCase(Locale.ROOT));
        Object until = written.get("until");
        return new DetectionCase(detection, written.get("name").toString(), List.copyOf(events),
                List.copyOf(fields), arrival,
                until == null ? null : START.plus(duration(until)),
                list(written.get("alerts")).stream().map(each -> expected(map(each))).toList());
    }

    private void addEvents(Map<String, Object> step, List<Event> events, List<Map<String, Object>> written) {
        only(step, "like", "with", "at", "repeat", "every");
        Map<String, Object> template = templates.get(String.valueOf(step.get("like")));
        if (template == null) {
            throw new IllegalArgumentException("there is no template " + step.get("like") + " in " + detection);
        }
        Map<String, Object> fields = new LinkedHashMap<>(template);
        fields.putAll(map(step.getOrDefault("with", Map.of())));
        Duration at = duration(step.getOrDefault("at", "0s"));
        Duration every = duration(step.getOrDefault("every", "1s"));
        int repeat = (Integer) step.getOrDefault("repeat", 1);
        for (int round = 1; round <= repeat; round++) {
            String number = String.valueOf(round);
            Map<String, Object> filled = new LinkedHashMap<>();
            fields.forEach((name, value) -> filled.put(name,
                    value instanceof String text ? text.replace("{{n}}", number) : value));
            String id = "event-%05d".formatted(events.size());
            written.add(filled);
            events.add(MatchableEvents.of(id, START.plus(at).plus(every.multipliedBy(round - 1L)), filled));
        }
    }

    private static DetectionCase.Expected expected(Map<String, Object> written) {
        only(written, "rule", "group", "events", "level", "summary");
        Map<String, String> group = new LinkedHashMap<>();
        map(written.getOrDefault("group", Map.of())).forEach((field, value) -> group.put(field, value.toString()));
        Object events = written.get("events");
        return new DetectionCase.Expected(written.get("rule").toString(), group,
                events == null ? null : Long.valueOf(events.toString()), text(written.get("level")),
                text(written.get("summary")));
    }

    private static Duration duration(Object written) {
        return Duration.parse("PT" + written.toString().toUpperCase(Locale.ROOT));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void only(Map<String, Object> map, String... known) {
        if (!Set.copyOf(Arrays.asList(known)).containsAll(map.keySet())) {
            throw new IllegalArgumentException("only " + Arrays.toString(known) + " are known, not " + map.keySet());
        }
    }

    @SuppressWarnings("unchecked") // YAML maps of ours have texts as keys
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
