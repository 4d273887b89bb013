package ch.meinkonto.soc.engine.alert;

import java.time.Instant;

import ch.meinkonto.soc.contract.Alert;

/**
 * An alert with what the engine needs to go on with it.
 *
 * @param alert what analysts see
 * @param ruleVersion version of the rule that raised it
 * @param anchor id of the event from which its own id is derived
 * @param fired event time at which the condition first held
 * @param updated when the engine last changed it
 */
public record StoredAlert(Alert alert, String ruleVersion, String anchor, Instant fired, Instant updated) {}
