package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

import ch.meinkonto.soc.bench.portal.Journey.Step;

/** One round of load: residents arrive by the clock, whatever became of those before them. */
final class LoadRound {
    /** Who is kept waiting longer than this before a step gives up, so that a round ends that asks too much. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Schedule schedule;
    private final IntFunction<Journey> journeys;
    private final Tally tally;

    /**
     * A round that has not begun.
     *
     * @param journeys makes the journey of a resident, numbered from 0
     */
    LoadRound(Schedule schedule, IntFunction<Journey> journeys) {
        this.schedule = schedule;
        this.journeys = journeys;
        this.tally = new Tally(schedule);
    }

    /** Lets all arrive and waits until the last has left. */
    Tally run() throws InterruptedException {
        CountDownLatch there = new CountDownLatch(schedule.residents());
        long start = System.nanoTime();
        for (int resident = 0; resident < schedule.residents(); resident++) {
            int number = resident;
            Thread.ofVirtual().start(() -> {
                try {
                    visit(number, start);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                } finally {
                    there.countDown();
                }
            });
        }
        there.await();
        return tally;
    }

    private void visit(int resident, long start) throws InterruptedException {
        Journey journey = journeys.apply(resident);
        List<Step> steps = Journey.STEPS;
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            Duration due = schedule.due(resident, index);
            long planned = start + due.toNanos();
            sleepUntil(planned);
            String trouble = take(step, journey, due, planned);
            if (!trouble.isEmpty()) {
                tally.failed(step.kind(), trouble);
                // What cannot be done any more was still wanted.
                steps.subList(index + 1, steps.size()).forEach(lost -> tally.failed(lost.kind(), "not reached"));
                return;
            }
        }
    }

    /** Takes a step; returns what went wrong, or nothing. */
    private String take(Step step, Journey journey, Duration due, long planned) throws InterruptedException {
        if (System.nanoTime() - planned > PATIENCE.toNanos()) {
            return "gave up after " + PATIENCE.toSeconds() + " s";
        }
        try {
            step.action().take(journey);
            tally.answered(step.kind(), due, System.nanoTime() - planned);
            journey.visitor().fetchParts();
            return "";
        } catch (Unexpected unexpected) {
            return step.name() + ": " + unexpected.getMessage();
        } catch (HttpTimeoutException late) {
            return step.name() + ": no answer in time";
        } catch (IOException broken) {
            return step.name() + ": " + broken.getClass().getSimpleName();
        }
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        long left = moment - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
