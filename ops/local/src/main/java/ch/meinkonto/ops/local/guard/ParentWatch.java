package ch.meinkonto.ops.local.guard;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends the application when its parent is gone: the parent holds the other end of the pipe that is standard input, and no
 * signal, not even SIGKILL, leaves that pipe open.
 */
public final class ParentWatch {
    private static final long PATIENCE_MILLISECONDS = 10_000;

    private ParentWatch() {}

    /** Called by the JVM before the application's main method. */
    public static void premain(String arguments) {
        Thread watch = new Thread(() -> awaitEnd(System.in), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream pipe) {
        try {
            while (pipe.read() >= 0) {
                // Nothing is ever sent on purpose; only the end matters.
            }
        } catch (IOException e) {
            // A broken pipe is an ended pipe.
        }
        Thread insist = new Thread(ParentWatch::halt, "parent-watch-insists");
        insist.setDaemon(true);
        insist.start();
        System.exit(0);
    }

    /** An application that cannot end in order, for want of a database that ended before it, ends all the same. */
    private static void halt() {
        try {
            Thread.sleep(PATIENCE_MILLISECONDS);
        } catch (InterruptedException e) {
            // Then sooner.
        }
        Runtime.getRuntime().halt(1);
    }
}
