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
        Path lock = data.resolve("postmaster.pid");
        Optional<ProcessHandle> named = named(lock);
        if (named.isEmpty()) {
            return;
        }
        ProcessHandle process = named.get();
        if (!worksOn(data, process)) {
            // The number was given again after a crash, and PostgreSQL refuses to start while anybody has it.
            Files.deleteIfExists(lock);
            return;
        }
        long pid = process.pid();
        // SIGINT is its fast shutdown; Java can only send SIGTERM, which waits for clients to leave.
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(
                        "an earlier PostgreSQL (process " + pid + ") works on " + data + " and does not stop");
            }
            Thread.sleep(POLL);
        }
    }

    /** The first line of the lock file is the process id, which after a crash may by now be anybody's. */
    private static Optional<ProcessHandle> named(Path lock) throws IOException {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).getFirst().trim()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether it is a server on these data. One that does not tell on which counts as it: its lock is not ours to take away. */
    private static boolean worksOn(Path data, ProcessHandle process) throws IOException {
        if (!process.info().command().orElse("").endsWith("/postgres")) {
            return false;
        }
        List<String> words = process.info().arguments().map(List::of).orElse(List.of());
        int option = words.indexOf("-D");
        if (option < 0 || option + 1 == words.size()) {
            return true;
        }
        Path theirs = Path.of(words.get(option + 1));
        return Files.exists(theirs) && Files.isSameFile(theirs, data);
    }
}
