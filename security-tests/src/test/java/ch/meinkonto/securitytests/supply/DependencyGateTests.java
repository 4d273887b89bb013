package ch.meinkonto.securitytests.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.securitytests.supply.GateReport.Finding;

class DependencyGateTests {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void failsWithoutASourceOfData() throws Exception {
        DependencyGate gate = new DependencyGate(new DependencyCheck(folder, Map.of(), Map.of()), Map.of(),
                Clock.systemUTC());

        assertThat(gate.decide(folder)).isInstanceOf(Verdict.Failed.class)
                .extracting(Verdict::sentence)
                .asString()
                .startsWith("Dependency gate not run: no vulnerability data.");
    }

    @Test
    void failsWithDataThatDoNotKnowTheCanary() throws Exception {
        Path feed = TestFeeds.knowingSomethingElse(folder.resolve("feed"));

        assertThat(gate(feed).decide(folder.resolve("logs"))).isEqualTo(Verdict.blind());
    }

    @Test
    void findsTheCanaryInDataThatKnowIt() throws Exception {
        Path feed = TestFeeds.knowingTheCanary(folder.resolve("feed"));

        GateReport report = check(feed).canary(folder.resolve("canary"), folder.resolve("canary.log"));

        assertThat(report.findings()).containsExactly(new Finding("log4j-core-2.14.1.jar", Canary.CVE, 10.0));
        assertThat(report.lastModified()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void passesFreshDataWithoutASeriousFinding() {
        GateReport report = new GateReport(NOW.minus(Duration.ofDays(7)), 50,
                List.of(new Finding("a.jar", "CVE-2026-1", 6.9)));

        assertThat(Verdict.of(report, NOW)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void failsOnASeriousFinding() {
        GateReport report = new GateReport(NOW, 50, List.of(new Finding("a.jar", "CVE-2026-1", 7.0)));

        assertThat(Verdict.of(report, NOW))
                .isEqualTo(new Verdict.Failed("Known serious weaknesses: a.jar: CVE-2026-1 (7.0)."));
    }

    @Test
    void failsOnStaleData() {
        GateReport report = new GateReport(NOW.minus(Duration.ofDays(8)), 50, List.of());

        assertThat(Verdict.of(report, NOW)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void failsWhenTooLittleWasLookedAt() {
        assertThat(Verdict.of(new GateReport(NOW, 49, List.of()), NOW)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void failsWhenTheReportDoesNotSayHowOldItsDataAre() {
        assertThat(Verdict.of(new GateReport(null, 50, List.of()), NOW)).isInstanceOf(Verdict.Failed.class);
    }

    private DependencyGate gate(Path feed) {
        return new DependencyGate(check(feed), Map.of("NVD_DATAFEED_URL", feed.toUri().toString()), Clock.systemUTC());
    }

    private DependencyCheck check(Path feed) {
        return new DependencyCheck(root(), Map.of("NVD_DATAFEED_URL", feed.toUri().toString(), "KNOWN_EXPLOITED_URL",
                feed.resolve("exploited.json").toUri().toString()),
                Map.of("dependency-check.data",
                        folder.resolve("data").toString()));
    }

    private static Path root() {
        Path candidate = Path.of("").toAbsolutePath();
        while (!Files.exists(candidate.resolve("mvnw"))) {
            candidate = candidate.getParent();
        }
        return candidate;
    }
}
