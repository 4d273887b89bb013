package ch.meinkonto.soc.engine.detect;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Whether detection does its work: not whether it runs, but how far it is and what it could not do.
 *
 * @param evaluatedUntil event time of the newest event evaluated; absent before the first
 * @param completeUntil event time before which everything is taken to have come; absent before the first
 * @param sources newest event time of every source of security events, by its name
 * @param rules every rule in force
 */
public record DetectionHealth(@Nullable Instant evaluatedUntil, @Nullable Instant completeUntil,
        Map<String, Instant> sources, List<RuleHealth> rules) {
    /**
     * What one rule does. Counts are since the start of the engine or the last change of the rules.
     *
     * @param rule id of the rule
     * @param detection folder it lies in
     * @param title its title
     * @param evaluatedUntil event time of the newest event it was asked about; absent before the first
     * @param lastFired when it last raised an alert, also before the last restart; absent where not known
     * @param alerts alerts raised
     * @param matches matches of a rule about single events; of a correlation, as many as it has raised alerts
     * @param groups groups a correlation keeps at the moment
     * @param evicted groups it had to forget to keep its budget
     * @param late matches that came too late to count
     * @param ungrouped matches without a value to group or count by
     * @param nanoseconds of a rule about single events, mean time to ask it alone about one event, from samples: more than its
     *        share of the time of all, which are asked together. Of a correlation, mean time to take in a match, with what
     *        builds on it. Absent before the first
     */
    public record RuleHealth(String rule, String detection, String title, @Nullable Instant evaluatedUntil,
            @Nullable Instant lastFired, long alerts, long matches, long groups, long evicted, long late,
            long ungrouped, @Nullable Long nanoseconds) {}

    /** Of an engine that has not evaluated anything yet. */
    static DetectionHealth unknown() {
        return new DetectionHealth(null, null, Map.of(), List.of());
    }
}
