package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the program that {@link ModuleProgram#DEMO} names, with all its arguments. */
@Command(name = "demo", description = "A day in the city in fast motion, against the running stack.")
final class DemoCommand implements Callable<Integer> {
    @Unmatched
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private List<String> arguments;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();
        context.requireRunning();
        return ModuleProgram.DEMO.run(context, arguments);
    }
}
