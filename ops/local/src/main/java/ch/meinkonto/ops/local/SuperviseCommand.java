package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code up --detach} leaves in the background. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {
    @Option(names = "--keep-going")
    private boolean keepGoing;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();
        return UpCommand.here(context, new Progress(System.out, context.clock()), keepGoing, true);
    }
}
