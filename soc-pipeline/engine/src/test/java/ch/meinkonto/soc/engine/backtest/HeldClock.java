package ch.meinkonto.soc.engine.backtest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The time of the machine, moved if wanted; and it can hold a running backtest where it looks at the time. */
final class HeldClock extends Clock {
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private volatile int holdAfter = Integer.MAX_VALUE;
    private volatile Duration moved = Duration.ZERO;

    /** Holds backtests after they have looked at the time so often, until they are let go. */
    void holdAfter(int number) {
        holdAfter = number;
    }

    void awaitHeld() {
        await(held);
    }

    void letGo() {
        released.countDown();
    }

    void move(Duration duration) {
        moved = duration;
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().startsWith("backtest-") && looks.incrementAndGet() > holdAfter) {
            held.countDown();
            await(released);
        }
        return Instant.now().plus(moved);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
