package ch.meinkonto.soc.bench.pipeline;

import java.time.Clock;

import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.bench.stand.Installation;

/**
 * One run of the benchmark.
 *
 * @param installation what is measured
 * @param seed of all that is made up
 * @param quick a first look only
 * @param clock of this machine
 * @param report where figures go
 */
record Run(Installation installation, long seed, boolean quick, Clock clock, Report report) {}
