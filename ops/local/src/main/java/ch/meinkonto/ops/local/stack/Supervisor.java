package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import ch.meinkonto.ops.local.stack.ServiceSpec.StopPhase;

/** Starts all services as soon as what they need is up, keeps them up, and stops them in order. */
public final class Supervisor implements AutoCloseable {
    private final Map<String, Attendant> attendants = new LinkedHashMap<>();
    private final Consumer<List<ServiceStatus>> everyChange;
    private boolean closed;

    /**
     * @param services no two of the same name
     * @param oneChange called with the status of the service that changed
     * @param everyChange called after that with the status of all
     */
    public Supervisor(List<ServiceSpec> services, Consumer<ServiceStatus> oneChange,
            Consumer<List<ServiceStatus>> everyChange,
            Clock clock) {
        this(services, oneChange, everyChange, Backoff.DEFAULT, clock);
    }

    Supervisor(List<ServiceSpec> services, Consumer<ServiceStatus> oneChange, Consumer<List<ServiceStatus>> everyChange,
            Backoff backoff, Clock clock) {
        this.everyChange = everyChange;
        for (ServiceSpec service : services) {
            Consumer<ServiceStatus> listener = status -> changed(oneChange, status);
            attendants.put(service.name(), new Attendant(service, this::readiness, listener, backoff, clock));
        }
    }

    private CompletableFuture<Void> readiness(String name) {
        Attendant attendant = attendants.get(name);
        if (attendant == null) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("no service is called " + name));
        }
        return attendant.ready();
    }

    private synchronized void changed(Consumer<ServiceStatus> oneChange, ServiceStatus status) {
        oneChange.accept(status);
        everyChange.accept(statuses());
    }

    private List<ServiceStatus> statuses() {
        return attendants.values().stream().map(Attendant::status).toList();
    }

    /** Begins to start everything and returns at once. */
    public void start() {
        everyChange.accept(statuses());
        attendants.values().forEach(Attendant::start);
    }

    /**
     * Waits until every service is up or has failed to start.
     *
     * @throws IOException if at least one failed; the message names each with its reason
     */
    public void awaitReady() throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (Attendant attendant : attendants.values()) {
            try {
                attendant.ready().join();
            } catch (CompletionException | CancellationException e) {
                failures.add(attendant.spec().name() + ": " + attendant.status().note());
            }
        }
        if (!failures.isEmpty()) {
            throw new IOException(String.join(System.lineSeparator(), failures));
        }
    }

    /** Stops everything, phase by phase, and returns when no process is left. */
    @Override
    public void close() {
        synchronized (attendants) {
            if (closed) {
                return;
            }
            closed = true;
        }
        for (StopPhase phase : StopPhase.values()) {
            stop(attendants.values().stream().filter(attendant -> attendant.spec().phase() == phase).toList());
        }
    }

    private static void stop(List<Attendant> together) {
        List<Thread> threads = together.stream().map(attendant -> Thread.ofPlatform().start(() -> {
            try {
                attendant.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })).toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
