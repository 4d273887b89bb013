package ch.meinkonto.soc.engine.notify;

import java.time.Duration;
import java.util.List;

import org.springframework.context.SmartLifecycle;

/** All channels: started and stopped with the engine, told together of incidents. */
final class Notifications implements SmartLifecycle {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final List<ChannelWorker> workers;
    private volatile List<Thread> threads = List.of();

    Notifications(List<ChannelWorker> workers) {
        this.workers = List.copyOf(workers);
    }

    /** Has every channel tell an incident; never waits. */
    void announce(Notice.OfIncident incident) {
        workers.forEach(worker -> worker.announce(incident));
    }

    @Override
    public void start() {
        threads = workers.stream().map(worker -> Thread.ofVirtual().name("notify").start(worker)).toList();
    }

    @Override
    public void stop() {
        List<Thread> stopping = threads;
        threads = List.of();
        stopping.forEach(Thread::interrupt);
        try {
            for (Thread thread : stopping) {
                // Whatever it is at, it must not come to an Elasticsearch client that is closed.
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
