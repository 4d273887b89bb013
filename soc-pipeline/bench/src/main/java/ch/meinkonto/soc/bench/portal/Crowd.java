package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Residents who go one after the other to a few places, without a pause: as many requests as are answered, never more at once
 * than there are places.
 *
 * @param places how many are served at once
 */
record Crowd(int places) {
    /**
     * Takes all steps of all journeys.
     *
     * @throws IOException if a step is not answered as it must be: the others are then not begun
     */
    void take(List<Journey> journeys) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();
        CountDownLatch gone = new CountDownLatch(places);
        for (int place = 0; place < places; place++) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int index = next.getAndIncrement(); index < journeys.size()
                            && trouble.get() == null; index = next.getAndIncrement()) {
                        takeAll(journeys.get(index));
                    }
                } catch (IOException | InterruptedException | RuntimeException failed) {
                    trouble.compareAndSet(null, failed);
                } finally {
                    gone.countDown();
                }
            });
        }
        gone.await();
        Exception failed = trouble.get();
        if (failed != null) {
            throw new IOException("A resident was not served: " + failed.getMessage(), failed);
        }
    }

    private static void takeAll(Journey journey) throws IOException, InterruptedException {
        for (Journey.Step step : Journey.STEPS) {
            step.action().take(journey);
            journey.visitor().fetchParts();
        }
    }
}
