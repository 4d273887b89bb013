package ch.meinkonto.soc.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ch.meinkonto.soc.bench.auth.AuthBenchmark;
import ch.meinkonto.soc.bench.pipeline.PipelineBenchmark;
import ch.meinkonto.soc.bench.portal.PortalBenchmark;
import ch.meinkonto.soc.bench.report.Benchmark;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.report.Options;
import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.bench.sigma.SigmaBenchmark;

/** {@code ./meinkonto bench}: runs one benchmark, or lists what there is. */
public final class Bench {
    /** Measured. */
    static final int FINE = 0;
    /** Engines that must find the same did not, or something could not be read. */
    static final int FAILED = 1;
    /** The command was not understood. */
    static final int MISUSED = 2;

    private static final String USAGE = """
            usage: bench list
                   bench sigma [--rules DIR] [--quick] [--json]
                   bench pipeline [--only PART] [--kills N] [--seed N] [--quick] [--json]
                   bench auth [--only PART] [--quick] [--json]
                   bench portal [--only PART] [--minutes N] [--without-pipeline] [--profile] [--quick] [--json]
            Rules lie in DIR or where SIGMAHQ_RULES says; without either they are made up.
            Parts of the pipeline are throughput, latency, day and kills; of auth tokens, refresh, passwords, agent and start;
            of the portal search, budget and evening, which lasts ten minutes unless said otherwise.
            --without-pipeline leaves out engine, Elasticsearch and agents; --profile leaves recordings (JFR) behind.
            Kills are 100 unless said otherwise, 0 for none. The same seed, the same events and moments.
            --quick measures less and shorter, --json tells one object per line.
            """;

    private Bench() {}

    /** {@code list} or {@code NAME} with its options. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        List<Benchmark> all = List.of(new SigmaBenchmark(), new PipelineBenchmark(environment, Clock.systemUTC()),
                new AuthBenchmark(environment), new PortalBenchmark(environment, Clock.systemUTC()));
        String name = words.isEmpty() ? "" : words.getFirst();
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return FINE;
        }
        if (name.equals("list") && words.size() == 1) {
            all.forEach(each -> out.println(each.name() + "  " + each.summary()));
            return FINE;
        }
        for (Benchmark benchmark : all) {
            if (benchmark.name().equals(name)) {
                return run(benchmark, words.subList(1, words.size()), environment, out, err);
            }
        }
        err.println(problem(all, words));
        return MISUSED;
    }

    private static int run(Benchmark benchmark, List<String> words, Map<String, String> environment, PrintStream out,
            PrintStream err) throws InterruptedException {
        Options options;
        try {
            options = Options.of(words, environment, benchmark.options(), benchmark.parts());
        } catch (IllegalArgumentException misused) {
            err.println(misused.getMessage());
            return MISUSED;
        }
        try {
            benchmark.run(options, new Report(options.json(), out, err, System::nanoTime));
            return FINE;
        } catch (Disagreement | IOException failed) {
            err.println(failed.getMessage());
            return FAILED;
        }
    }

    private static String problem(List<Benchmark> all, List<String> words) {
        String names = all.stream().map(Benchmark::name).collect(Collectors.joining(", "));
        if (words.isEmpty()) {
            return "Which benchmark? There are: " + names + "; list tells more.";
        }
        if (words.getFirst().equals("list")) {
            return "list takes no arguments.";
        }
        return "There is no benchmark '" + words.getFirst() + "'; there are: " + names + ".";
    }
}
