package ch.meinkonto.securitytests.attack;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The content of an {@code attack.yml}.
 *
 * @param detection name of the folder
 * @param alert detection whose alert must appear
 * @param within how long it may take after the last step
 * @param waiting why it cannot be played yet; empty when it can
 * @param notDuring hours in which it is no attack; absent when it is one at any hour
 */
record AttackPlan(String detection, String alert, Duration within, String waiting, @Nullable WorkingHours notDuring,
        List<Step> steps) {
    private static final Duration SOON = Duration.ofMinutes(1);

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether its alert may take minutes, in which others can be played. */
    boolean isSlow() {
        return !isWaiting() && within.compareTo(SOON) > 0;
    }

    /** The same for whoever has no minutes to wait: one that is slow waits. */
    AttackPlan soon() {
        return isSlow()
                ? new AttackPlan(detection, alert, within, "Its alert takes up to " + within.toMinutes()
                        + " minutes: ./meinkonto attack " + detection, notDuring, List.of())
                : this;
    }
}
