package ch.meinkonto.soc.bench.auth;

import ch.meinkonto.soc.bench.provider.Population;
import ch.meinkonto.soc.bench.provider.ProviderStand;
import ch.meinkonto.soc.bench.report.Findings;
import ch.meinkonto.soc.bench.report.Report;

/**
 * One run of the benchmark.
 *
 * @param stand where the servers run
 * @param population who there is at each of them
 * @param clients what they do there
 * @param effort how thoroughly is measured
 * @param report where progress goes
 * @param findings where figures go
 */
record Run(ProviderStand stand, Population population, Clients clients, Effort effort, Report report,
        Findings findings) {
    /** A contest in this run. */
    Contest contest(int workers) {
        return new Contest(stand, effort, report, workers);
    }
}
