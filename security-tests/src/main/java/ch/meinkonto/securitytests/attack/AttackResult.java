package ch.meinkonto.securitytests.attack;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How one attack ended.
 *
 * @param outcome {@code ALERT} and {@code WAITING} are good, {@code NO_ALERT} is not
 * @param untilAlert from the end of the last step to the moment the alert was seen; absent without an alert
 * @param alert id of the alert, absent without one
 * @param reason why there is no alert; with one, a remark if there is something to remark
 */
public record AttackResult(String detection, Outcome outcome, @Nullable Duration untilAlert, @Nullable String alert,
        String reason) {
    /** Three ways to end. */
    public enum Outcome {
        ALERT("alert"),
        NO_ALERT("no-alert"),
        WAITING("waiting");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static AttackResult alert(String detection, Duration untilAlert, String alert, String remark) {
        return new AttackResult(detection, Outcome.ALERT, untilAlert, alert, remark);
    }

    static AttackResult noAlert(String detection, String reason) {
        return new AttackResult(detection, Outcome.NO_ALERT, null, null, reason);
    }

    static AttackResult waiting(String detection, String reason) {
        return new AttackResult(detection, Outcome.WAITING, null, null, reason);
    }
}
