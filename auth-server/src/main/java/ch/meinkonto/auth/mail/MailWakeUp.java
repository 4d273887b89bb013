package ch.meinkonto.auth.mail;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/** Tells the thread that delivers that there is something to deliver; many calls while it is busy count as one. */
@Component
class MailWakeUp {
    private final Semaphore calls = new Semaphore(0);

    void now() {
        calls.release();
    }

    /** Waits for a call, at most so long. */
    void await(long seconds) throws InterruptedException {
        if (calls.tryAcquire(seconds, TimeUnit.SECONDS)) {
            calls.drainPermits();
        }
    }
}
