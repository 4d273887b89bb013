package ch.meinkonto.soc.bench.portal;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of one kind of step in a round.
 *
 * @param planned how many there should have been
 * @param answered how many were answered as they must be
 * @param counted for how long was counted
 * @param p50 milliseconds from the planned moment within which half of the answers came
 * @param p95 … 95 of 100
 * @param p99 … 99 of 100
 * @param longest … all
 * @param errors how many failed, by reason
 */
record Outcome(int planned, int answered, Duration counted, double p50, double p95, double p99, double longest,
        Map<String, Integer> errors) {
    /** What 95 of 100 answers must keep within, in milliseconds. */
    static final double AIM = 500;
    private static final double MILLISECONDS = 1e3;

    /** How many were answered in a second. */
    double rate() {
        return answered * MILLISECONDS / counted.toMillis();
    }

    /** How many failed. */
    int failed() {
        return errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the aim was met: answers within the time and no error. */
    boolean met() {
        return answered > 0 && p95 < AIM && errors.isEmpty();
    }

    /** For people: "no error", or how many of which. */
    String troubles() {
        return errors.isEmpty()
                ? "no error"
                : errors.entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(error -> String.format(Locale.ROOT, "%d × %s", error.getValue(), error.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
