package ch.meinkonto.securitytests.scan;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import ch.meinkonto.securitytests.visitor.Visitor;
import ch.meinkonto.securitytests.zap.ZapApi;

/** One scan from beginning to end: the canary first, then each site as a stranger and as somebody signed in. */
final class ZapScan {
    /** Ids of our own rules. */
    private static final int FIRST_OWN = 7_100_000;
    private static final int LAST_OWN = 7_499_999;

    private final ZapApi zap;
    private final ZapSteps steps;
    private final Clock clock;
    private final Duration perSite;
    private final Consumer<String> progress;

    /**
     * Scans with a ZAP that is up.
     *
     * @param perSite longest active scan of one site, at least a minute
     * @param progress gets a line whenever something is done
     */
    ZapScan(ZapApi zap, Clock clock, Duration perSite, Consumer<String> progress) {
        this.zap = zap;
        this.steps = new ZapSteps(zap);
        this.clock = clock;
        this.perSite = perSite;
        this.progress = progress;
    }

    ScanOutcome of(List<Site> sites) {
        Instant started = clock.instant();
        steps.begin(perSite);
        List<JsonNode> active = steps.rules("ascan");
        List<JsonNode> passive = steps.rules("pscan");
        progress.accept("ZAP is ready: " + active.size() + " active and " + passive.size() + " passive rules");
        List<JsonNode> all = new ArrayList<>(active);
        all.addAll(passive);
        List<String> silent = silentOnTheCanary(all);
        progress.accept(silent.isEmpty()
                ? "Every own rule raises on the deliberately bad page"
                : "Silent on the deliberately bad page: " + String.join(", ", silent));
        List<SiteCoverage> coverage = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Site site : sites) {
            coverage.add(scan(site));
            findings.addAll(steps.findings(site.base()));
        }
        return new ScanOutcome("ZAP " + zap.value(zap.view("core", "version")), started,
                Duration.between(started, clock.instant()), names(active), names(passive), silent, coverage, findings);
    }

    private List<String> silentOnTheCanary(List<JsonNode> rules) {
        try (Canary canary = new Canary()) {
            steps.spider(canary.address());
            steps.attack(canary.address(), Duration.ofMinutes(2));
            steps.awaitPassiveScan();
            Set<Integer> raised = steps.findings(canary.address()).stream().map(Finding::rule)
                    .collect(Collectors.toSet());
            return rules.stream().filter(rule -> isOwn(rule.path("id").asInt()))
                    .filter(rule -> !raised.contains(rule.path("id").asInt()))
                    .map(rule -> rule.path("name").asString()).toList();
        }
    }

    private SiteCoverage scan(Site site) {
        URI base = site.base();
        steps.spider(base);
        progress.accept(site.label() + ": " + steps.urls(base).size() + " addresses as a stranger");
        try (Visitor visitor = Visitor.through(zap.proxy())) {
            Map<String, String> cookies = site.tour().apply(visitor);
            cookies.forEach((name, value) -> steps.useSession(base, name, value));
        }
        if (!site.signedInAs().isEmpty()) {
            steps.spider(base);
            progress.accept(site.label() + ": " + steps.urls(base).size() + " addresses as " + site.signedInAs());
        }
        ZapSteps.Attack attack = steps.attack(base, perSite);
        steps.awaitPassiveScan();
        SiteCoverage coverage = new SiteCoverage(site.label(), site.signedInAs(), steps.urls(base),
                steps.personalPages(base), attack.requests(), attack.isComplete(),
                site.signedInAs().isEmpty() || steps.isPersonal(base.resolve(site.personalPath())));
        if (!site.signedInAs().isEmpty()) {
            steps.forgetSession(base);
        }
        progress.accept(site.label() + ": " + attack.requests() + " attacks sent"
                + (attack.isComplete() ? "" : ", stopped when the time was over") + ", " + steps.findings(base).size()
                + " alerts");
        return coverage;
    }

    private static boolean isOwn(int id) {
        return id >= FIRST_OWN && id <= LAST_OWN;
    }

    private static List<String> names(List<JsonNode> rules) {
        return rules.stream().map(rule -> rule.path("name").asString()).sorted().toList();
    }
}
