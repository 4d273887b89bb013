package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.time.Duration;

/** A service whose process has been started. */
public interface RunningService extends AutoCloseable {
    /** Its process, or the process that ends with it. */
    ProcessHandle process();

    /**
     * Waits until it does its work.
     *
     * @throws IOException if it ends or is not ready within {@code patience}; the message is shown as it is
     */
    void awaitReady(Duration patience) throws IOException, InterruptedException;

    /** Stops it in order, then by force; returns when it is gone. */
    @Override
    void close();
}
