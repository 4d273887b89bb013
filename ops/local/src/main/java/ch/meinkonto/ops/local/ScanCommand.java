package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the program that {@link ModuleProgram#SCAN} names, with all its arguments. */
@Command(name = "scan", description = "Scan the running stack with ZAP.")
final class ScanCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>(); // picocli leaves it alone when there are none

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();
        context.requireRunning();
        return ModuleProgram.SCAN.run(context, arguments);
    }
}
