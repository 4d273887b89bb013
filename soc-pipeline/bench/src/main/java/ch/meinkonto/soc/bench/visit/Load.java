package ch.meinkonto.soc.bench.visit;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Many workers that do the same, each the next as soon as the last is answered. */
public final class Load {
    private static final double NANOSECONDS = 1e9;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private Load() {}

    /** One thing that a client does. */
    public interface Task {
        /**
         * Does it once.
         *
         * @param worker who does it, from 0
         * @throws IOException if it is not answered as it must be
         */
        void once(int worker) throws IOException, InterruptedException;
    }

    /**
     * What came of it; there were no errors.
     *
     * @param count how often it was done
     * @param seconds from the first start to the last answer
     * @param p50 milliseconds within which half of the answers came
     * @param p99 milliseconds within which 99 of 100 came
     */
    public record Outcome(long count, double seconds, double p50, double p99) {
        /** How many a second. */
        public double rate() {
            return count / seconds;
        }
    }

    /**
     * Lets the workers work for a time; what has begun is finished.
     *
     * @throws IOException the first error, which ends all
     */
    public static Outcome run(int workers, Duration time, Task task) throws IOException, InterruptedException {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Latencies[] latencies = Stream.generate(Latencies::new).limit(workers).toArray(Latencies[]::new);
        CountDownLatch busy = new CountDownLatch(workers);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (int index = 0; index < workers; index++) {
            int worker = index;
            Thread.ofVirtual().start(() -> {
                try {
                    work(worker, end, latencies[worker], failure, task);
                } finally {
                    busy.countDown();
                }
            });
        }
        busy.await();
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        Exception failed = failure.get();
        if (failed != null) {
            throw failed instanceof IOException told ? told : new IOException("a worker failed: " + failed, failed);
        }
        long[] all = Arrays.stream(latencies).flatMapToLong(Latencies::stream).sorted().toArray();
        return new Outcome(all.length, seconds, at(all, 0.5), at(all, 0.99));
    }

    private static void work(int worker, long end, Latencies latencies, AtomicReference<@Nullable Exception> failure,
            Task task) {
        try {
            long now = System.nanoTime();
            while (now - end < 0 && failure.get() == null) {
                task.once(worker);
                long then = System.nanoTime();
                latencies.add(then - now);
                now = then;
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            failure.compareAndSet(null, failed);
        }
    }

    private static double at(long[] sorted, double share) {
        int index = Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, Math.max(0, sorted.length - 1));
        return sorted.length == 0 ? Double.NaN : sorted[index] / NANOSECONDS_PER_MILLISECOND;
    }
}
