package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the program that {@link ModuleProgram#SIGMA} names, with all its arguments. */
@Command(name = "sigma", description = "Check Sigma rules, match them against events, or explain a match: check, match, explain.")
final class SigmaCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>(); // picocli leaves it alone when there are none

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();

        return ModuleProgram.SIGMA.run(context, arguments);
    }
}
