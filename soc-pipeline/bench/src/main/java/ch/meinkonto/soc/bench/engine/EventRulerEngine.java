package ch.meinkonto.soc.bench.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import software.amazon.event.ruler.Machine;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** event-ruler: one automaton over all rules. Compares with case, so rules and events are put into lower case. */
public final class EventRulerEngine implements LineEngine {
    private final Shortcomings shortcomings = new Shortcomings();
    private final Machine machine = new Machine();
    private Set<String> found = Set.of();

    /**
     * A machine with all rules added.
     *
     * @param routed whether a rule only sees events of its log source
     */
    public EventRulerEngine(List<DetectionRule> rules, boolean routed) throws IOException {
        EventRulerPatterns patterns = new EventRulerPatterns(shortcomings);
        for (DetectionRule rule : rules) {
            List<Map<String, List<Object>>> alternatives = patterns.alternatives(Clause.of(rule, routed));
            if (alternatives.isEmpty()) {
                shortcomings.leaveOut(rule.key());
            }
            for (Map<String, List<Object>> alternative : alternatives) {
                machine.addRule(rule.key(), JsonMapper.shared().writeValueAsString(nested(alternative)));
            }
        }
    }

    @Override
    public String name() {
        return "event-ruler 2.1.0";
    }

    @Override
    public int match(byte[] buffer, int from, int to) {
        String line = new String(buffer, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        try {
            found = Set.copyOf(machine.rulesForJSONEvent(line));
            return found.size();
        } catch (Exception impossible) {
            throw new IllegalStateException("event-ruler cannot read " + line, impossible);
        }
    }

    /** A dotted name is an object in an object. */
    private static Map<String, Object> nested(Map<String, List<Object>> flat) {
        Map<String, Object> root = new LinkedHashMap<>();
        flat.forEach((field, patterns) -> {
            String[] names = field.split("\\.");
            Map<String, Object> holder = root;
            for (int depth = 0; depth < names.length - 1; depth++) {
                holder = inner(holder, names[depth]);
            }
            holder.put(names[names.length - 1], patterns);
        });
        return root;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> holder, String name) {
        return (Map<String, Object>) holder.computeIfAbsent(name, unused -> new LinkedHashMap<String, Object>());
    }

    @Override
    public Set<String> found() {
        return found;
    }

    @Override
    public String shortcomings() {
        return shortcomings.toString();
    }

    @Override
    public Set<String> leftOut() {
        return shortcomings.leftOut();
    }
}
