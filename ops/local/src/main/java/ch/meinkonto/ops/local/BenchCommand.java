package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Hands over to the program that {@link ModuleProgram#BENCH} names, with all its arguments. */
@Command(name = "bench", description = {"Run a benchmark, or list them:", "  sigma [--rules DIR] [--quick] [--json]",
        "  pipeline [--only PART] [--kills N] [--seed N] [--quick] [--json]",
        "  auth [--only PART] [--quick] [--json]",
        "  portal [--only PART] [--minutes N] [--share PERCENT]",
        "         [--without-pipeline] [--profile] [--quick] [--json]",
        "Rules lie in DIR or where SIGMAHQ_RULES says; without either they are made up.",
        "Parts of the pipeline are throughput, latency, day and kills (100 unless said otherwise),",
        "of auth tokens, refresh, passwords, agent and start, of the portal search, budget and evening."})
final class BenchCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "This page.")
    private boolean help;

    @Unmatched
    private List<String> arguments = new ArrayList<>(); // picocli leaves it alone when there are none

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();

        return ModuleProgram.BENCH.run(context, arguments);
    }
}
