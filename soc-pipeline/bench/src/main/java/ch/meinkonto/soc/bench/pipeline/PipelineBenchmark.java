package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.meinkonto.soc.bench.report.Benchmark;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.report.Options;
import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.bench.stand.Installation;
import ch.meinkonto.soc.bench.stand.ThisMachine;

/** The packaged engine with a local Elasticsearch: how much, how fast, how quiet, and whether it survives being killed. */
public final class PipelineBenchmark implements Benchmark {
    private static final String THROUGHPUT = "throughput";
    private static final String LATENCY = "latency";
    private static final String DAY = "day";
    private static final String KILLS = "kills";
    private static final int MANY_KILLS = 100;
    private static final int QUICK_KILLS = 2;
    private static final long SEED = 20_261_128;

    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * @param environment says where the repository is
     * @param clock of this machine
     */
    public PipelineBenchmark(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String summary() {
        return "engine and Elasticsearch: throughput beside the raw client, seconds to alert, a day of a city, kills";
    }

    @Override
    public List<String> parts() {
        return List.of(THROUGHPUT, LATENCY, DAY, KILLS);
    }

    @Override
    public Set<String> options() {
        return Set.of("--kills", "--only", "--seed");
    }

    @Override
    public void run(Options options, Report report) throws IOException, InterruptedException {
        long seed = options.seed().orElse(SEED);
        int kills = options.kills().orElse(options.quick() ? QUICK_KILLS : MANY_KILLS);
        Installation installation = Installation.of(environment);
        try {
            Run run = new Run(installation, seed, options.quick(), clock, report);
            report.progress("seed " + seed + ", " + kills + " kills");
            report.figure(ThisMachine.figure(name()));
            for (String part : options.only().map(List::of).orElse(parts())) {
                switch (part) {
                    case THROUGHPUT -> new ThroughputFigures(run).measure();
                    case LATENCY -> new LatencyFigures(run).measure();
                    case DAY -> new DayFigures(run).measure();
                    default -> new KillFigures(run, kills).measure();
                }
            }
        } catch (IOException | Disagreement failed) {
            report.progress("logs and data are left in " + installation.folder());
            throw failed;
        }
        installation.close();
        report.progress("done");
    }
}
