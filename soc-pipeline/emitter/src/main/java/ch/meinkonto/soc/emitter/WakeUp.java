package ch.meinkonto.soc.emitter;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a committed event wake the relay at once. */
final class WakeUp {
    private final Semaphore signal = new Semaphore(0);

    /** There is something to do. */
    void now() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Waits for a signal, at most so long; signals that came meanwhile count as one. */
    void await(Duration atMost) throws InterruptedException {
        if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }
}
