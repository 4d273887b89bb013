package ch.meinkonto.ops.simulators.payment;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes a call hang, but never longer than the process lives. */
@Component
class Slowness implements DisposableBean {
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final PaymentSettings settings;

    Slowness(PaymentSettings settings) {
        this.settings = settings;
    }

    void hang() {
        try {
            shutdown.await(settings.slowness().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        shutdown.countDown();
    }
}
