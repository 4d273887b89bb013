package ch.meinkonto.soc.sigma.correlate;

import java.time.Duration;
import java.util.Set;

/**
 * What a correlator may use.
 *
 * @param lateness how much older than the newest event an event may be and still change findings
 * @param mostGroups groups kept per correlation and class of keys: so many that are known and so many that are not
 * @param mostOccurrences matches kept per group
 * @param carried fields whose distinct values findings tell
 */
public record Limits(Duration lateness, int mostGroups, int mostOccurrences, Set<String> carried) {
    public Limits {
        if (lateness.isNegative() || mostGroups < 1 || mostOccurrences < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
        carried = Set.copyOf(carried);
    }

    /** Five minutes of lateness, 50,000 groups per correlation, 10,000 matches per group. */
    public static Limits defaults() {
        return new Limits(Duration.ofMinutes(5), 50_000, 10_000, Set.of());
    }

    /** The same with these fields carried. */
    public Limits carrying(Set<String> fields) {
        return new Limits(lateness, mostGroups, mostOccurrences, fields);
    }
}
