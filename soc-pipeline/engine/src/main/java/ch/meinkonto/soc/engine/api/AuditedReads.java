package ch.meinkonto.soc.engine.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;

/**
 * Has it recorded who reads what, before it is answered. A program asks the same every second: within a minute that is one
 * act, recorded at its first question.
 */
@Component
final class AuditedReads {
    /** The parameter that differs from question to question of one who follows something. */
    static final String SINCE = "since";

    private static final Duration ONE_ACT = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final AuditTrail trail;
    private final Clock clock;
    private final Map<Question, Instant> asked = new HashMap<>();

    /** What makes two reads the same act. */
    private record Question(String caller, String action, String target, Map<String, String> parameters) {}

    AuditedReads(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Records a read.
     *
     * @param parameters what exactly was asked for
     * @throws ch.meinkonto.soc.engine.AuditUnavailable where it cannot be recorded; nothing must be shown then
     */
    void record(String caller, String action, String target, Map<String, String> parameters) {
        Instant now = clock.instant();
        Map<String, String> what = new HashMap<>(parameters);
        what.remove(SINCE);
        Question question = new Question(caller, action, target, Map.copyOf(what));
        if (isNew(question, now)) {
            trail.record(new AuditRecord(now, caller, action, target, parameters, ""));
            remember(question, now);
        }
    }

    private synchronized boolean isNew(Question question, Instant now) {
        Instant before = asked.get(question);
        return before == null || !before.plus(ONE_ACT).isAfter(now);
    }

    /** Only once it is recorded. */
    private synchronized void remember(Question question, Instant now) {
        if (asked.size() >= MOST_REMEMBERED) {
            asked.values().removeIf(before -> !before.plus(ONE_ACT).isAfter(now));
        }
        if (asked.size() < MOST_REMEMBERED) {
            asked.put(question, now);
        }
    }
}
