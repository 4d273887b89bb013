package ch.meinkonto.securitytests.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.zap.ZapDaemon;

/** Assembles the real ZAP and scans a bad and a good site with it. */
class ZapScanTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static ZapDaemon daemon;

    @BeforeAll
    static void start() {
        daemon = ZapDaemon.start();
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @Test
    void everyRuleRaisesOnTheBadSiteAndTheGateFails() {
        try (Canary bad = new Canary()) {
            ScanOutcome outcome = scan(new Site("bad", bad.address(), "", "/", _ -> Map.of()));

            assertThat(outcome.silentRules()).isEmpty();
            assertThat(outcome.activeRules()).hasSize(10);
            assertThat(outcome.passiveRules()).hasSize(13);
            Verdict verdict = Verdict.over(outcome, new AllowList(List.of()), TODAY);
            assertThat(verdict.word()).isEqualTo("failed");
            assertThat(verdict.blocking()).extracting(Finding::name).contains("Reflected markup", "SQL error provoked",
                    "Open redirect", "Personal page without signing in", "CSRF token not checked");
        }
    }

    @Test
    void aGoodSiteScannedSignedInPasses() {
        try (GoodSite good = new GoodSite()) {
            ScanOutcome outcome = scan(new Site("good", good.address(), "somebody", "/account", visitor -> {
                visitor.open(good.address().resolve("/sign-in"));
                return Map.of(GoodSite.COOKIE, visitor.cookie(GoodSite.COOKIE).orElseThrow());
            }));

            Verdict verdict = Verdict.over(outcome, new AllowList(List.of()), TODAY);
            assertThat(verdict.blocking()).isEmpty();
            assertThat(verdict.blind()).isEmpty();
            assertThat(verdict.isPassed()).isTrue();
            assertThat(outcome.coverage()).singleElement().satisfies(site -> {
                assertThat(site.personalPages()).isPositive();
                assertThat(site.attacks()).isGreaterThan(50);
                assertThat(site.stayedSignedIn()).isTrue();
            });
            assertThat(good.signedInRequests).as("attacks behind the sign-in").hasValueGreaterThan(20);
        }
    }

    @Test
    void aSiteThatLosesTheSignInIsNotBelieved() {
        try (GoodSite good = new GoodSite()) {
            ScanOutcome outcome = scan(new Site("good", good.address(), "somebody", "/account", _ -> Map.of()));

            Verdict verdict = Verdict.over(outcome, new AllowList(List.of()), TODAY);
            assertThat(verdict.word()).isEqualTo("blind");
            assertThat(verdict.sentence()).contains("no page was a personal one");
        }
    }

    private static ScanOutcome scan(Site site) {
        return new ZapScan(daemon.api(), Clock.systemUTC(), Duration.ofMinutes(1), _ -> {}).of(List.of(site));
    }
}
