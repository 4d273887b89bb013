package ch.meinkonto.securitytests.attack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import ch.meinkonto.securitytests.stack.EngineAlerts;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.SeenAlert;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.visitor.FlowStopped;

/** Plays an attack through the front doors and waits for its alert at the engine. */
final class AttackPlayer {
    private static final String GREW = "an alert of an earlier attack grew";
    private static final Duration LONGEST_ATTACK = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RunningStack stack;
    private final EngineAlerts alerts;
    private final Clock clock;
    private final RandomGenerator random;

    AttackPlayer(RunningStack stack, Clock clock, RandomGenerator random) {
        this.stack = stack;
        this.alerts = new EngineAlerts(stack);
        this.clock = clock;
        this.random = random;
    }

    /** An attack whose steps were played, or which ended before. */
    sealed interface Begun {
        /** Nothing is to come any more. */
        record Over(AttackResult result) implements Begun {}

        /**
         * The alert is to come.
         *
         * @param start when the first step began
         * @param lastStep when the last one ended
         */
        record Played(AttackPlan plan, Instant start, Instant lastStep) implements Begun {}
    }

    /**
     * Plays all steps, then looks for the alert until it is there or the plan's time is over.
     *
     * @throws StackUnavailable if the stack does not answer
     */
    AttackResult play(AttackPlan plan) {
        return await(begin(plan));
    }

    /**
     * Plays all steps and looks for nothing yet.
     *
     * @throws StackUnavailable if the stack does not answer
     */
    Begun begin(AttackPlan plan) {
        if (plan.isWaiting()) {
            return new Begun.Over(AttackResult.waiting(plan.detection(), plan.waiting()));
        }
        Instant start = clock.instant();
        WorkingHours hours = plan.notDuring();
        if (hours != null && hours.contain(start)) {
            return new Begun.Over(AttackResult.waiting(plan.detection(), hours.reason()));
        }
        alerts.since(start, plan.alert()); // asks for the token now, so that it does not count as waiting for the alert
        try (StepPlayer steps = new StepPlayer(stack, clock, random, start.plus(LONGEST_ATTACK))) {
            steps.play(plan.steps());
        } catch (StepFailed | FlowStopped failure) {
            return new Begun.Over(
                    AttackResult.noAlert(plan.detection(), String.valueOf(failure.getMessage())));
        }
        return new Begun.Played(plan, start, clock.instant());
    }

    /**
     * Looks for the alert of an attack that was begun until it is there or the plan's time is over.
     *
     * @throws StackUnavailable if the stack does not answer
     */
    AttackResult await(Begun begun) {
        return switch (begun) {
            case Begun.Over(AttackResult result) -> result;
            case Begun.Played(AttackPlan plan, Instant start, Instant lastStep) -> await(plan, start, lastStep);
        };
    }

    private AttackResult await(AttackPlan plan, Instant start, Instant lastStep) {
        Instant deadline = lastStep.plus(plan.within());
        boolean first = true;
        do {
            List<SeenAlert> seen = alerts.since(start, plan.alert());
            if (!seen.isEmpty()) {
                boolean grew = seen.stream().allMatch(alert -> alert.grewSince(start));
                // Who comes back to a slow attack later than its alert must not count the time in between.
                Instant there = first && !grew && seen.getFirst().created().isAfter(lastStep)
                        ? seen.getFirst().created()
                        : clock.instant();
                return AttackResult.alert(plan.detection(), Duration.between(lastStep, there),
                        seen.getFirst().id(), grew ? GREW : "");
            }
            first = false;
            pause();
        } while (clock.instant().isBefore(deadline));
        return AttackResult.noAlert(plan.detection(), "no alert of \"" + plan.alert() + "\" within "
                + plan.within().toSeconds() + " s of the last step");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StackUnavailable("Interrupted while waiting for the alert.");
        }
    }
}
