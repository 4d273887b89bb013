package ch.meinkonto.ops.local.stack;

import java.io.IOException;

/** Starts a service; called again after it has ended unexpectedly. */
@FunctionalInterface
public interface Launch {
    /**
     * Starts the process, which may or may not be ready when this returns.
     *
     * @throws IOException if it cannot be started; the message is shown as it is
     */
    RunningService start() throws IOException, InterruptedException;
}
