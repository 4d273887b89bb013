package ch.meinkonto.soc.engine.notify;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the watch look again and again, on a thread of its own: nothing else that waits for Elasticsearch may hold it up. */
final class WatchRounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WatchRounds.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final PipelineWatch watch;
    private final Duration every;
    private volatile Thread worker = Thread.ofVirtual().unstarted(() -> {});
    private volatile boolean running;

    WatchRounds(PipelineWatch watch, Duration every) {
        this.watch = watch;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("pipeline-watch").start(this::look);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        try {
            // Whatever it is at, it must not come to an Elasticsearch client that is closed.
            worker.join(LONGEST_STOP);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        while (running) {
            try {
                watch.look();
            } catch (RuntimeException unforeseen) {
                log.error("the pipeline could not be looked at", unforeseen);
            }
            try {
                Thread.sleep(every);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
