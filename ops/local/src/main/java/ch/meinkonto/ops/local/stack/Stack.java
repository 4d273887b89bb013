package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import ch.meinkonto.ops.local.stack.ServiceStatus.State;

/** The one stack that can run in a folder: starts it, and tells other processes how it is doing. */
public final class Stack {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE_WITH_EARLIER = Duration.ofSeconds(20);

    private final StackFolder folder;

    /** The stack of this folder, running or not. */
    public Stack(StackFolder folder) {
        this.folder = folder;
    }

    /**
     * Starts all services in this process and returns at once; closing what it returns stops them.
     *
     * @param oneChange told of every change of a service
     * @throws StackRefused if it runs already, a port is taken or the disk is full
     */
    public Running start(List<ServiceSpec> services, Consumer<ServiceStatus> oneChange, Clock clock)
            throws IOException {
        Optional<StackLock> lock = StackLock.tryTake(folder.lock());
        if (lock.isEmpty()) {
            throw new StackRefused(StackRefused.Reason.ALREADY_RUNNING, "The stack runs already (process " + launcher()
                    + "): ./meinkonto status shows it, ./meinkonto down stops it.");
        }
        try {
            awaitEndOfEarlier();
            Preflight.check(folder, services);
        } catch (IOException e) {
            lock.get().close();
            throw e;
        }
        StateFile file = new StateFile(folder.state());
        Supervisor supervisor = new Supervisor(services, oneChange, statuses -> write(file, statuses), clock);
        supervisor.start();
        return new Running(supervisor, lock.get());
    }

    /** After a kill -9 of the launcher its children need a moment to end. */
    private void awaitEndOfEarlier() throws IOException {
        if (!Files.exists(folder.state())) {
            return;
        }
        Instant written = Files.getLastModifiedTime(folder.state()).toInstant();
        long deadline = System.nanoTime() + PATIENCE_WITH_EARLIER.toNanos();
        for (ServiceStatus service : new StateFile(folder.state()).read().services()) {
            while (isOurs(service, written) && System.nanoTime() - deadline < 0) {
                try {
                    Thread.sleep(POLL);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** A process id may by now be anybody's: only a process older than the note about it can be ours. */
    private static boolean isOurs(ServiceStatus service, Instant written) {
        return service.pid() != 0 && ProcessHandle.of(service.pid()).flatMap(process -> process.info().startInstant())
                .filter(start -> !start.isAfter(written.plusSeconds(1))).isPresent();
    }

    private static void write(StateFile file, List<ServiceStatus> statuses) {
        try {
            file.write(new StateFile.Content(ProcessHandle.current().pid(), statuses));
        } catch (IOException e) {
            // A full disk must not stop what runs; status shows older news.
            System.err.println("the status could not be written: " + e.getMessage());
        }
    }

    /** Whether a launcher runs the stack now. */
    public boolean isRunning() throws IOException {
        return StackLock.isTaken(folder.lock());
    }

    /** The process that runs the stack, or ran it last. */
    public long launcher() throws IOException {
        return new StateFile(folder.state()).read().launcher();
    }

    /** What the launcher has told so far, empty before its first word. */
    public List<ServiceStatus> published() throws IOException {
        return new StateFile(folder.state()).read().services();
    }

    /** How every service is doing, in starting order; when no launcher runs all of {@code known} are down. */
    public List<ServiceStatus> statuses(List<ServiceSpec> known, Clock clock) throws IOException {
        List<ServiceStatus> last = new StateFile(folder.state()).read().services();
        if (isRunning() && !last.isEmpty()) {
            return last;
        }
        return known.stream()
                .map(spec -> new ServiceStatus(spec.name(), State.DOWN, 0, spec.url(), clock.instant(), 0, ""))
                .toList();
    }

    /**
     * Asks the launcher to stop everything and waits until it has.
     *
     * @return whether one was running
     * @throws IOException if it does not stop in time
     */
    public boolean stop(Duration patience) throws IOException, InterruptedException {
        if (!isRunning()) {
            awaitEndOfEarlier();
            return false;
        }
        long launcher = launcher();
        ProcessHandle.of(launcher).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + patience.toNanos();
        while (isRunning()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("The launcher (process " + launcher + ") does not stop; kill -9 " + launcher
                        + " ends it and all its services.");
            }
            Thread.sleep(POLL);
        }
        awaitEndOfEarlier();
        Files.deleteIfExists(folder.state());
        return true;
    }

    /** A stack that this process runs. */
    public record Running(Supervisor supervisor, AutoCloseable lock) implements AutoCloseable {
        /** Stops everything; returns when no process is left. */
        @Override
        public void close() {
            supervisor.close();
            try {
                lock.close();
            } catch (Exception e) {
                // The system frees the lock with the process.
            }
        }
    }
}
