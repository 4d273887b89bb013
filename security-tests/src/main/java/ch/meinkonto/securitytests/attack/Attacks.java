package ch.meinkonto.securitytests.attack;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import ch.meinkonto.securitytests.stack.RunningStack;

/** The attacks of all detections, for programs that play them as part of something bigger. */
public final class Attacks {
    private final AttackPlans plans;
    private final AttackPlayer player;

    private Attacks(AttackPlans plans, AttackPlayer player) {
        this.plans = plans;
        this.player = player;
    }

    /** Against this stack. */
    public static Attacks on(RunningStack stack, Clock clock) {
        return new Attacks(AttackPlans.onTheClassPath(), new AttackPlayer(stack, clock, new SecureRandom()));
    }

    /** Names of the detections, in alphabetical order. */
    public List<String> names() {
        return plans.names();
    }

    /** Plays the attack of a detection and waits for its alert. */
    public AttackResult play(String detection) {
        return player.play(plans.plan(detection));
    }
}
