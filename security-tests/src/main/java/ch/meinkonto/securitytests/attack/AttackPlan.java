package ch.meinkonto.securitytests.attack;

import java.time.Duration;
import java.util.List;

/**
 * The content of an {@code attack.yml}.
 *
 * @param detection name of the folder
 * @param alert detection whose alert must appear
 * @param within how long it may take after the last step
 * @param waiting why it cannot be played yet; empty when it can
 */
record AttackPlan(String detection, String alert, Duration within, String waiting, List<Step> steps) {
    boolean isWaiting() {
        return !waiting.isEmpty();
    }
}
