package ch.meinkonto.soc.responder;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What happens without anybody asking for it: orders end, and every instance learns which addresses are blocked. On one thread
 * of its own, so that nothing that the application does on its schedule delays a block.
 */
final class ResponseUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseUpkeep.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    /**
     * Below the web server's: it is there before the first request and until after the last. Above the phase of the relay of
     * security events, which delivers what is recorded here.
     */
    private static final int PHASE = 1;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_UPHOLDINGS = Duration.ofSeconds(3);

    private final Responder responder;
    private final BlockedAddresses blocked;
    private final BlockedAddressFilter refusing;
    private volatile @Nullable ScheduledExecutorService thread;

    ResponseUpkeep(Responder responder, BlockedAddresses blocked, BlockedAddressFilter refusing) {
        this.responder = responder;
        this.blocked = blocked;
        this.refusing = refusing;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("response-upkeep").factory());
        every(started, BETWEEN_LOOKS, "blocked addresses not read", blocked::refresh);
        every(started, BETWEEN_LOOKS, "orders not ended", responder::expire);
        every(started, BETWEEN_UPHOLDINGS, "orders not upheld", responder::uphold);
        every(started, BETWEEN_LOOKS, "refusals not told", refusing::tellRest);
        thread = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping.shutdownNow();
            }
        } catch (InterruptedException e) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private static void every(ScheduledExecutorService executor, Duration pause, String failure, Runnable work) {
        // The executor forgets a task that throws.
        executor.scheduleWithFixedDelay(() -> attempt(failure, work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The database may be away for a while: what was known holds on, by its own time. */
    private static void attempt(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} cause={}", failure, e.toString());
        }
    }
}
