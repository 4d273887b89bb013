package ch.meinkonto.securitytests.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything a scan brought home.
 *
 * @param zap version of ZAP and where it came from, for the report
 * @param activeRules names of the active rules that were on
 * @param passiveRules names of the passive rules that were on
 * @param silentRules own rules that did not raise on the deliberately bad page, by name
 */
record ScanOutcome(String zap, Instant started, Duration duration, List<String> activeRules,
        List<String> passiveRules, List<String> silentRules, List<SiteCoverage> coverage, List<Finding> findings) {
    int urls() {
        return coverage.stream().mapToInt(SiteCoverage::urls).sum();
    }

    int attacks() {
        return coverage.stream().mapToInt(SiteCoverage::attacks).sum();
    }

    int rules() {
        return activeRules.size() + passiveRules.size();
    }
}
