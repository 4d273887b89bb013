package ch.meinkonto.soc.engine.alert;

import java.time.Instant;
import java.util.List;

import ch.meinkonto.soc.contract.Alert;

/**
 * An alert with what the engine needs to go on with it.
 *
 * @param alert what analysts see
 * @param ruleVersion version of the rule that raised it
 * @param anchor id of the event from which its own id is derived
 * @param fired event time at which the condition first held
 * @param updated when the engine last changed it
 * @param formerIds ids it had before an earlier event of its episode came late, the latest last
 */
public record StoredAlert(Alert alert, String ruleVersion, String anchor, Instant fired, Instant updated,
        List<String> formerIds) {
    private static final int MOST_FORMER_IDS = 32;

    public StoredAlert {
        formerIds = List.copyOf(formerIds.subList(Math.max(0, formerIds.size() - MOST_FORMER_IDS), formerIds.size()));
    }

    /** An alert that has had no other id. */
    StoredAlert(Alert alert, String ruleVersion, String anchor, Instant fired, Instant updated) {
        this(alert, ruleVersion, anchor, fired, updated, List.of());
    }
}
