package ch.meinkonto.securitytests.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The judgement over a scan. It passes only if the scan saw enough and found nothing that counts.
 *
 * @param blind why the scan cannot be believed; empty when it can
 * @param blocking findings above the threshold
 * @param accepted findings above the threshold that the allow-list covers, each with its reason
 * @param minor findings below the threshold
 * @param expired entries of the allow-list that are over
 */
record Verdict(List<String> blind, List<Finding> blocking, Map<Finding, AllowedFinding> accepted, List<Finding> minor,
        List<AllowedFinding> expired) {
    private static final int FEWEST_URLS = 5;

    static Verdict over(ScanOutcome outcome, AllowList allowList, LocalDate today) {
        List<Finding> blocking = new ArrayList<>();
        Map<Finding, AllowedFinding> accepted = new LinkedHashMap<>();
        List<Finding> minor = new ArrayList<>();
        for (Finding finding : oncePerPlace(outcome.findings())) {
            if (!isAboveThreshold(finding)) {
                minor.add(finding);
            } else {
                allowList.entryFor(finding, today).ifPresentOrElse(entry -> accepted.put(finding, entry),
                        () -> blocking.add(finding));
            }
        }
        return new Verdict(blindSpots(outcome), blocking, accepted, minor, allowList.expired(today));
    }

    boolean isPassed() {
        return blind.isEmpty() && blocking.isEmpty();
    }

    /** One word for scripts. */
    String word() {
        return isPassed() ? "passed" : blind.isEmpty() ? "failed" : "blind";
    }

    /** One sentence for people. */
    String sentence() {
        if (!blind.isEmpty()) {
            return "The scan cannot be believed: " + String.join("; ", blind) + ".";
        }
        return blocking.isEmpty()
                ? "Nothing above the threshold was found (" + accepted.size() + " accepted, " + minor.size()
                        + " minor findings)."
                : (blocking.size() == 1 ? "One finding" : blocking.size() + " findings") + " above the threshold:"
                        + " repair, or review and accept in allowed-findings.yml.";
    }

    /** Any high risk, and medium risk that the rule is sure of. */
    private static boolean isAboveThreshold(Finding finding) {
        return switch (finding.risk()) {
            case HIGH -> true;
            case MEDIUM -> finding.isBelieved();
            case LOW, INFORMATIONAL -> false;
        };
    }

    private static List<Finding> oncePerPlace(List<Finding> findings) {
        Map<String, Finding> places = new LinkedHashMap<>();
        findings.stream().sorted(Comparator.comparing(Finding::risk).reversed()
                .thenComparing(Finding::rule).thenComparing(Finding::url))
                .forEach(finding -> places.putIfAbsent(finding.place(), finding));
        return List.copyOf(places.values());
    }

    private static List<String> blindSpots(ScanOutcome outcome) {
        List<String> blind = new ArrayList<>();
        if (outcome.activeRules().isEmpty()) {
            blind.add("no active rules are loaded");
        }
        if (outcome.passiveRules().isEmpty()) {
            blind.add("no passive rules are loaded");
        }
        if (!outcome.silentRules().isEmpty()) {
            blind.add("on the deliberately bad page these rules stayed silent: "
                    + String.join(", ", outcome.silentRules()));
        }
        if (outcome.coverage().isEmpty()) {
            blind.add("no site was scanned");
        }
        for (SiteCoverage site : outcome.coverage()) {
            if (site.urls() < FEWEST_URLS) {
                blind.add(site.site() + ": only " + site.urls() + " addresses seen, fewer than " + FEWEST_URLS);
            }
            if (!site.signedInAs().isEmpty() && site.personalPages() == 0) {
                blind.add(site.site() + ": signed in as " + site.signedInAs() + ", but no page was a personal one");
            }
            if (!site.stayedSignedIn()) {
                blind.add(site.site() + ": the sign-in was lost while it was attacked");
            }
            if (site.attacks() == 0) {
                blind.add(site.site() + ": the active scan sent nothing");
            }
        }
        return blind;
    }
}
