package ch.meinkonto.soc.bench.lane;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * The lanes. Each is made of the same chance on every run; users, addresses, paths and command lines vary, so that neither
 * a cache nor luck decides. The log source of an event stands in its field {@code logsource}.
 */
public enum Lanes {
    /** Access log of a portal, about 650 bytes; one event in a hundred is an attack. */
    PORTAL(Map.of("category", "webserver", "product", "nginx"), 100, new PortalLog()),
    /** Windows process creation with a field per fact, about 700 bytes. */
    STRUCTURED(Map.of("category", "process_creation", "product", "windows"), 0, new ProcessCreations()),
    /** Files created on Windows as Sysmon tells it, about 445 bytes. */
    FILES(Map.of("category", "file_event", "product", "windows"), 0, new FileEvents()),
    /** Windows events with everything in one text, about 860 bytes. */
    RAW(Map.of("product", "windows", "service", "security"), 0, new RawEvents()),
    /** Lines of a Linux system log, about 150 bytes. */
    SYSLOG(Map.of("product", "linux", "service", "syslog"), 0, new SystemLog()),
    /** Process creations made of words that no rule knows, about 280 bytes. */
    QUIET(Map.of("category", "process_creation", "product", "windows"), 0, new QuietEvents());

    /** Events per lane where nothing else is asked for. */
    public static final int USUAL_EVENTS = 10_000;

    private static final long SEED = 20_261_123L;
    private static final List<String> SOURCE_FIELDS = List.of("category", "product", "service");

    private final Map<String, String> source;
    private final int attackEvery;
    private final LineWriter writer;

    /** @param attackEvery one event in so many is an attack; 0 for none */
    Lanes(Map<String, String> source, int attackEvery, LineWriter writer) {
        this.source = source;
        this.attackEvery = attackEvery;
        this.writer = writer;
    }

    /** One lower-case word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lane with that many events; the first ones are always the same. */
    public Lane of(int events) {
        Choice choice = new Choice(SEED + ordinal());
        Lane.Builder lane = new Lane.Builder(events);
        int attacks = 0;
        int next = attackEvery == 0 ? -1 : choice.between(0, attackEvery - 1);
        for (int number = 0; number < events; number++) {
            boolean attack = number == next;
            if (attack) {
                attacks++;
            }
            if (attackEvery > 0 && number % attackEvery == attackEvery - 1) {
                next = number + 1 + choice.between(0, attackEvery - 1);
            }
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("logsource", logSource());
            writer.write(number, attack, choice, event);
            lane.add(JsonMapper.shared().writeValueAsBytes(event));
        }
        return lane.build(word(), attacks);
    }

    /** In one order: the bytes of a lane must not depend on how a map is laid out. */
    private Map<String, String> logSource() {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String field : SOURCE_FIELDS) {
            String value = source.get(field);
            if (value != null) {
                ordered.put(field, value);
            }
        }
        return ordered;
    }
}
