package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the program that {@link ModuleProgram#DEPENDENCIES} names, with all its arguments. */
@Command(name = "dependencies", description = "Check what we depend on for known weaknesses.")
final class DependenciesCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>(); // picocli leaves it alone when there are none

    @Override
    public Integer call() throws IOException, InterruptedException {
        return ModuleProgram.DEPENDENCIES.run(Context.current(), arguments);
    }
}
