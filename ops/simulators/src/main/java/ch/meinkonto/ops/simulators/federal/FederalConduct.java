package ch.meinkonto.ops.simulators.federal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** How the federal login behaves at the moment. */
@Component
public class FederalConduct implements DisposableBean {
    private static final Duration SLOWNESS = Duration.ofSeconds(10);

    private final CountDownLatch shutdown = new CountDownLatch(1);
    private volatile FederalFault fault = FederalFault.NONE;

    /** From now on it behaves so. */
    public void set(FederalFault chosen) {
        fault = chosen;
    }

    /** How it behaves. */
    public FederalFault fault() {
        return fault;
    }

    boolean is(FederalFault one) {
        return fault == one;
    }

    /** Waits, but never longer than the process lives. */
    void dawdle() {
        try {
            shutdown.await(SLOWNESS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        shutdown.countDown();
    }
}
