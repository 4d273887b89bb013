package ch.meinkonto.soc.bench.sigma;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import ch.meinkonto.soc.bench.measure.Effort;
import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/**
 * One run of the benchmark.
 *
 * @param folder where the rules lie; empty where they are made up
 * @param files the files of the rules
 * @param rules the rules of the files
 * @param quick a first look only
 * @param report where figures go
 */
record Run(Optional<Path> folder, List<RuleFile> files, List<DetectionRule> rules, boolean quick, Report report) {
    Effort effort() {
        return quick ? Effort.quick() : Effort.thorough();
    }
}
