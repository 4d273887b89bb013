package ch.meinkonto.securitytests.supply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the gate decides, with one sentence that says why. */
sealed interface Verdict {
    /** CVSS base score from which a finding stops a release. */
    double SERIOUS = 7.0;
    /** Data older than this say nothing about the weaknesses of today. */
    Duration OLDEST_DATA = Duration.ofDays(7);
    /** A stack of this size has at least so many dependencies; fewer were not looked at properly. */
    int FEWEST_DEPENDENCIES = 50;

    String sentence();

    /** Data are fresh and the canary was found; nothing serious is known. */
    record Passed(String sentence) implements Verdict {}

    /** Something serious is known, or the data cannot be believed. */
    record Failed(String sentence) implements Verdict {}

    static Verdict noData() {
        return new Failed("Dependency gate not run: no vulnerability data. Set NVD_API_KEY, or NVD_DATAFEED_URL to a "
                + "mirror or an imported bundle. This is a failure, not a pass.");
    }

    static Verdict blind() {
        return new Failed("The vulnerability data do not know " + Canary.CVE
                + ", which every complete set knows: they are useless, so nothing was checked.");
    }

    /** Judges a report made with data that have found the canary. */
    static Verdict of(GateReport report, Instant now) {
        Instant lastModified = report.lastModified();
        if (lastModified == null) {
            return new Failed("The report does not say how old its data are.");
        }
        Duration age = Duration.between(lastModified, now);
        if (age.compareTo(OLDEST_DATA) > 0) {
            return new Failed("The vulnerability data are " + age.toDays() + " days old, at most "
                    + OLDEST_DATA.toDays() + " are allowed.");
        }
        if (report.dependencies() < FEWEST_DEPENDENCIES) {
            return new Failed("Only " + report.dependencies() + " dependencies were looked at, at least "
                    + FEWEST_DEPENDENCIES + " were expected.");
        }
        List<String> serious = report.findings().stream()
                .filter(finding -> finding.score() >= SERIOUS)
                .map(finding -> String.format(Locale.ROOT, "%s: %s (%.1f)", finding.file(), finding.id(),
                        finding.score()))
                .sorted()
                .toList();
        if (!serious.isEmpty()) {
            return new Failed("Known serious weaknesses: " + String.join("; ", serious) + ".");
        }
        return new Passed(report.dependencies() + " dependencies, no known weakness of " + SERIOUS
                + " or more; data of " + lastModified + ".");
    }
}
