package ch.meinkonto.ops.simulators.register;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** How each register behaves at the moment. */
@Component
public class Conducts implements DisposableBean {
    private final Map<Register, Conduct.Setting> settings = new ConcurrentHashMap<>();
    private final CountDownLatch shutdown = new CountDownLatch(1);

    /** From now on this register behaves so. */
    public void set(Register register, Conduct.Setting setting) {
        settings.put(register, setting);
    }

    public Conduct.Setting of(Register register) {
        return settings.getOrDefault(register, Conduct.Setting.NORMAL);
    }

    /** Whether this register is to answer nonsense. */
    public boolean lies(Register register) {
        return of(register).conduct() == Conduct.WRONG;
    }

    /** Waits, but never longer than the process lives. */
    void hang(Duration delay) {
        try {
            shutdown.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        shutdown.countDown();
    }
}
