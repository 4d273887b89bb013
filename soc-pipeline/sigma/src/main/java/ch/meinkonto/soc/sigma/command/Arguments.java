package ch.meinkonto.soc.sigma.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments of the command line, taken apart.
 *
 * @param command first word, empty where there is none
 * @param values options with their values; {@code DIR} for the word without an option; switches with an empty value
 */
record Arguments(String command, Map<String, String> values) {
    private static final Set<String> SWITCHES = Set.of("--json", "--no-routing");
    private static final Set<String> OPTIONS = Set.of("--rules", "--events", "--rule", "--event", "--fields",
            "--pipeline", "--placeholders", "--on", "--time", "--lateness");

    static Arguments of(List<String> words) {
        Map<String, String> values = new HashMap<>();
        for (int index = 1; index < words.size(); index++) {
            String word = words.get(index);
            if (SWITCHES.contains(word)) {
                values.put(word, "");
            } else if (OPTIONS.contains(word) && index + 1 < words.size()) {
                index++;
                values.put(word, words.get(index));
            } else if (word.startsWith("--") || values.putIfAbsent("DIR", word) != null) {
                throw new IllegalArgumentException("not understood: " + word);
            }
        }
        return new Arguments(words.isEmpty() ? "" : words.getFirst(), Map.copyOf(values));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** How far out of order events may be; five minutes unless told otherwise. */
    Duration lateness() {
        String written = values.getOrDefault("--lateness", "300");
        try {
            return Duration.ofSeconds(Integer.parseUnsignedInt(written));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--lateness takes seconds, not '" + written + "'");
        }
    }

    String require(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
