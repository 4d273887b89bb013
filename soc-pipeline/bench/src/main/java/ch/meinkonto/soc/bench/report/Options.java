package ch.meinkonto.soc.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a benchmark is to be run.
 *
 * @param rules folder of rules, empty where none was named
 * @param quick shorter rounds: figures for a first look
 * @param json one JSON object per line instead of a table
 */
public record Options(Optional<Path> rules, boolean quick, boolean json) {
    private static final String CORPUS = "SIGMAHQ_RULES";

    /**
     * Reads what follows the name of the benchmark. A folder of rules that is not named there is taken from the
     * environment variable {@code SIGMAHQ_RULES}.
     *
     * @throws IllegalArgumentException with one sentence where something is not understood
     */
    public static Options of(List<String> words, Map<String, String> environment) {
        String folder = environment.getOrDefault(CORPUS, "");
        boolean quick = false;
        boolean json = false;
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            switch (word) {
                case "--quick" -> quick = true;
                case "--json" -> json = true;
                case "--rules" -> {
                    index++;
                    if (index == words.size()) {
                        throw new IllegalArgumentException("--rules needs a folder.");
                    }
                    folder = words.get(index);
                }
                default -> throw new IllegalArgumentException(
                        "Not understood: '" + word + "'; there are --rules DIR, --quick and --json.");
            }
        }
        return new Options(folder(folder), quick, json);
    }

    private static Optional<Path> folder(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder of rules at " + name + ".");
        }
        return Optional.of(folder);
    }
}
