package ch.meinkonto.ops.traffic;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.visitor.FlowStopped;

/** Plays scenes at their time of day, the day shortened to a minute or two; late scenes follow at once. */
final class Day {
    private static final LocalTime DAWN = LocalTime.of(6, 0);
    private static final Duration DAYLIGHT = Duration.ofHours(18);
    /** The day never takes longer than this, whatever the stack does. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Duration length;
    private final Clock clock;
    private final PrintStream out;

    Day(Duration length, Clock clock, PrintStream out) {
        this.length = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Plays them in their order.
     *
     * @return how many could not be played
     */
    int play(List<Scene> scenes) {
        Instant dawn = clock.instant();
        int failed = 0;
        for (Scene scene : scenes) {
            awaitTime(dawn, scene.at());
            if (Duration.between(dawn, clock.instant()).compareTo(LONGEST) > 0) {
                out.println("The day is over before everything happened: the stack is slow today.");
                return failed + 1;
            }
            out.printf("%s  %s%n", scene.at(), scene.title());
            try {
                String ending = scene.action().play();
                if (!ending.isEmpty()) {
                    out.println("       " + ending);
                }
            } catch (FlowStopped | StackUnavailable failure) {
                out.println("       failed: " + failure.getMessage());
                failed++;
            }
            out.flush();
        }
        return failed;
    }

    private void awaitTime(Instant dawn, LocalTime at) {
        double share = (double) Duration.between(DAWN, at).toMillis() / DAYLIGHT.toMillis();
        Instant moment = dawn.plusMillis((long) (length.toMillis() * share));
        Duration wait = Duration.between(clock.instant(), moment);
        if (wait.isPositive()) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new StackUnavailable("The day was interrupted.");
            }
        }
    }
}
