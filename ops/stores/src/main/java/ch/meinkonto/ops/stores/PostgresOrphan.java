package ch.meinkonto.ops.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server that outlived its launcher, because its guard was killed too: it is asked to finish before the next one starts. */
final class PostgresOrphan {
    private static final Duration POLL = Duration.ofMillis(100);

    private PostgresOrphan() {}

    /**
     * Returns when no server works on {@code data} any more.
     *
     * @throws IOException if one does not stop within {@code patience}
     */
    static void stop(Path data, Duration patience) throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = find(data);
        if (orphan.isEmpty()) {
            return;
        }
        long pid = orphan.get().pid();
        // SIGINT is its fast shutdown; Java can only send SIGTERM, which waits for clients to leave.
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        long deadline = System.nanoTime() + patience.toNanos();
        while (orphan.get().isAlive()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(
                        "an earlier PostgreSQL (process " + pid + ") works on " + data + " and does not stop");
            }
            Thread.sleep(POLL);
        }
    }

    /** The first line of the lock file is the process id, which after a crash may by now be anybody's. */
    private static Optional<ProcessHandle> find(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
