package ch.meinkonto.ops.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** Stops everything, in order. */
@Command(name = "down", description = "Stop everything; data stay.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean stopped = Context.current().stack().stop(PATIENCE);
        System.out.println(stopped ? "Everything is stopped; data stay in .meinkonto." : "Nothing is running.");
        return 0;
    }
}
