package ch.meinkonto.soc.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How a benchmark is to be run.
 *
 * @param rules folder of rules, empty where none was named
 * @param kills how many kills, 0 or at least 2, at most 10,000; empty where nothing was said
 * @param only the part to be run alone, empty for all
 * @param seed of what is made up, empty where none was named
 * @param minutes how long the longest part lasts, 1 to 60; empty where nothing was said
 * @param share percent of the asked load, 1 to 100; empty where nothing was said
 * @param switches further switches that were set, of those the benchmark knows
 * @param quick shorter rounds: figures for a first look
 * @param json one JSON object per line instead of a table
 */
public record Options(Optional<Path> rules, OptionalInt kills, Optional<String> only, OptionalLong seed,
        OptionalInt minutes, OptionalInt share, Set<String> switches, boolean quick,
        boolean json) {
    private static final String CORPUS = "SIGMAHQ_RULES";
    private static final Map<String, String> WITH_VALUE = Map.of("--rules", "--rules DIR", "--kills", "--kills N",
            "--only", "--only PART", "--seed", "--seed N", "--minutes", "--minutes N",
            "--share", "--share PERCENT");
    private static final int MOST_KILLS = 10_000;
    private static final int MOST_MINUTES = 60;
    private static final int MOST_SHARE = 100;

    /**
     * Reads what follows the name of the benchmark. A folder of rules that is not named there is taken from the
     * environment variable {@code SIGMAHQ_RULES}.
     *
     * @param known which options the benchmark knows: {@code --rules}, {@code --kills}, {@code --only}, {@code --seed},
     *        {@code --minutes}, {@code --share}, and switches of its own; all know {@code --quick} and {@code --json}
     * @param parts what {@code --only} may name
     * @throws IllegalArgumentException with one sentence where something is not understood
     */
    public static Options of(List<String> words, Map<String, String> environment, Set<String> known,
            List<String> parts) {
        String folder = known.contains("--rules") ? environment.getOrDefault(CORPUS, "") : "";
        OptionalInt kills = OptionalInt.empty();
        Optional<String> only = Optional.empty();
        OptionalLong seed = OptionalLong.empty();
        OptionalInt minutes = OptionalInt.empty();
        OptionalInt share = OptionalInt.empty();
        Set<String> switches = new TreeSet<>();
        boolean quick = false;
        boolean json = false;
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            boolean unknown = WITH_VALUE.containsKey(word) && !known.contains(word);
            switch (unknown ? "" : word) {
                case "--quick" -> quick = true;
                case "--json" -> json = true;
                case "--rules" -> folder = value(words, ++index, "--rules needs a folder.");
                case "--kills" -> kills = OptionalInt.of((int) number(value(words, ++index, null), "--kills"));
                case "--only" -> only = Optional.of(part(words, ++index, parts));
                case "--seed" -> seed = OptionalLong.of(number(value(words, ++index, null), "--seed"));
                case "--minutes" -> minutes = OptionalInt.of((int) number(value(words, ++index, null), "--minutes"));
                case "--share" -> share = OptionalInt.of((int) number(value(words, ++index, null), "--share"));
                default -> {
                    if (!known.contains(word)) {
                        throw new IllegalArgumentException(
                                "Not understood: '" + word + "'; there are " + names(known) + ".");
                    }
                    switches.add(word);
                }
            }
        }
        if (kills.isPresent() && (kills.getAsInt() == 1 || kills.getAsInt() > MOST_KILLS)) {
            throw new IllegalArgumentException("--kills is 0 or lies between 2 and " + MOST_KILLS
                    + ": each of the two that are killed has its turn.");
        }
        require(minutes, "--minutes", MOST_MINUTES);
        require(share, "--share", MOST_SHARE);
        return new Options(folder(folder), kills, only, seed, minutes, share, Set.copyOf(switches), quick, json);
    }

    private static void require(OptionalInt number, String option, int most) {
        if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > most)) {
            throw new IllegalArgumentException(option + " lies between 1 and " + most + ".");
        }
    }

    private static String names(Set<String> known) {
        List<String> names = Stream.concat(
                known.stream().sorted().map(option -> WITH_VALUE.getOrDefault(option, option)), Stream.of("--quick"))
                .toList();
        return names.stream().collect(Collectors.joining(", ")) + " and --json";
    }

    private static String value(List<String> words, int index, @Nullable String missing) {
        if (index >= words.size()) {
            throw new IllegalArgumentException(missing == null ? words.getLast() + " needs a whole number." : missing);
        }
        return words.get(index);
    }

    private static String part(List<String> words, int index, List<String> parts) {
        String problem = "--only needs one of " + String.join(", ", parts) + ".";
        String part = value(words, index, problem);
        if (!parts.contains(part)) {
            throw new IllegalArgumentException(problem);
        }
        return part;
    }

    /** A whole number that is not negative. */
    private static long number(String text, String option) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(option + " needs a whole number, not '" + text + "'.");
        }
        return Long.parseLong(text);
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
