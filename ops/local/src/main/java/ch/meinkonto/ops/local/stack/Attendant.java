package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.local.stack.ServiceStatus.State;

/** Looks after one service: waits for what it needs, starts it, starts it again when it ends, stops it when told. */
final class Attendant {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ServiceSpec spec;
    private final Function<String, CompletableFuture<Void>> readiness;
    private final Consumer<ServiceStatus> listener;
    private final Backoff backoff;
    private final Clock clock;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;

    private volatile ServiceStatus status;
    private volatile @Nullable RunningService running;
    private int restarts;

    Attendant(ServiceSpec spec, Function<String, CompletableFuture<Void>> readiness, Consumer<ServiceStatus> listener,
            Backoff backoff, Clock clock) {
        this.spec = spec;
        this.readiness = readiness;
        this.listener = listener;
        this.backoff = backoff;
        this.clock = clock;
        this.status = new ServiceStatus(spec.name(), State.WAITING, 0, spec.url(), clock.instant(), 0, "");
        this.thread = Thread.ofPlatform().name("attendant-" + spec.name()).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    ServiceSpec spec() {
        return spec;
    }

    ServiceStatus status() {
        return status;
    }

    /** Done when the service is up for the first time; exceptionally when it could not be started at all. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Stops the service and returns when it is gone. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        closeRunning();
        publish(State.DOWN, "");
    }

    private void run() {
        try {
            for (String need : spec.needs()) {
                readiness.apply(need).get();
            }
            attend();
        } catch (ExecutionException e) {
            ready.completeExceptionally(
                    new IOException(spec.name() + " was not started: it needs what did not start", e));
            publish(State.DOWN, "not started: it needs what did not start");
        } catch (InterruptedException e) {
            ready.completeExceptionally(e);
        }
    }

    private void attend() throws InterruptedException {
        int failures = 0;
        while (true) {
            Instant begin = clock.instant();
            try {
                runOnce();
            } catch (IOException e) {
                closeRunning();
                publish(State.DOWN, String.valueOf(e.getMessage()));
                if (ready.completeExceptionally(e)) {
                    return;
                }
            }
            boolean calm = Duration.between(begin, clock.instant()).compareTo(backoff.calm()) > 0;
            failures = calm ? 1 : failures + 1;
            Thread.sleep(backoff.afterFailures(failures));
            restarts++;
        }
    }

    /** From start to end; returns only when a service that was up has ended by itself. */
    private void runOnce() throws IOException, InterruptedException {
        publish(State.STARTING, "");
        RunningService service = spec.launch().start();
        running = service;
        publish(State.STARTING, "");
        service.awaitReady(PATIENCE);
        publish(State.UP, "");
        ready.complete(null);
        try {
            service.process().onExit().get();
        } catch (ExecutionException e) {
            throw new IOException("its process cannot be watched: " + e.getMessage(), e);
        }
        closeRunning();
        publish(State.DOWN, "ended unexpectedly; see " + spec.log());
    }

    private void closeRunning() {
        RunningService service = running;
        if (service != null) {
            service.close();
            running = null;
        }
    }

    private void publish(State state, String note) {
        RunningService service = running;
        boolean same = state == status.state();
        status = new ServiceStatus(spec.name(), state, service == null ? 0 : service.process().pid(), spec.url(),
                same ? status.since() : clock.instant(), restarts, note);
        listener.accept(status);
    }
}
