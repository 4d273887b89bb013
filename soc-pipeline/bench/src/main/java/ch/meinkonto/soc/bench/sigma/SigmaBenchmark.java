package ch.meinkonto.soc.bench.sigma;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import ch.meinkonto.soc.bench.report.Benchmark;
import ch.meinkonto.soc.bench.report.Options;
import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.bench.rules.Rules;
import ch.meinkonto.soc.bench.rules.SyntheticRules;
import ch.meinkonto.soc.sigma.parse.RuleFile;

/** The Sigma engine beside Lucene Monitor, event-ruler, Esper and the naive reading of the same rules. */
public final class SigmaBenchmark implements Benchmark {
    private static final int SYNTHETIC_CORPUS = 3_000;

    @Override
    public String name() {
        return "sigma";
    }

    @Override
    public String summary() {
        return "matcher, loading and correlations of the Sigma engine, per core, beside its peers";
    }

    @Override
    public Set<String> options() {
        return Set.of("--rules");
    }

    @Override
    public void run(Options options, Report report) throws IOException, InterruptedException {
        List<RuleFile> files;
        if (options.rules().isPresent()) {
            Path folder = options.rules().get();
            report.progress("rules from " + folder);
            files = Rules.filesBelow(folder);
        } else {
            report.progress("neither --rules nor SIGMAHQ_RULES names a folder of rules: measuring with "
                    + SYNTHETIC_CORPUS + " made-up rules instead");
            files = SyntheticRules.files(SYNTHETIC_CORPUS);
        }
        Run run = new Run(options.rules(), files, Rules.detections(files), options.quick(), report);
        report.progress(run.rules().size() + " rules in " + files.size() + " files");
        new LoadingFigures(run).measure();
        new CorrelationFigures(run).measure();
        new ScalingFigures(run).measure();
        new PortalFigures(run).measure();
        new CorpusFigures(run).measure();
        report.progress("done");
    }
}
