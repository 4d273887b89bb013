package ch.meinkonto.securitytests.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Findings and outcomes to judge. */
final class TestFindings {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private TestFindings() {}

    static Finding reflected() {
        return finding(7_200_001, "Reflected markup", Risk.HIGH, "high", "http://localhost:8080/search?q=%3Cb%3E");
    }

    static Finding uncertain() {
        return finding(40, "Perhaps", Risk.MEDIUM, "low", "http://localhost:8080/");
    }

    static Finding framed() {
        return finding(7_100_002, "Page may be framed", Risk.MEDIUM, "high", "http://localhost:8080/");
    }

    static Finding version() {
        return finding(7_100_011, "Product version shown", Risk.LOW, "high", "http://localhost:8080/");
    }

    static Finding finding(int rule, String name, Risk risk, String confidence, String url) {
        return new Finding(rule, name, risk, confidence, "GET", url, "q", "<b>", "<b>", "What <it> is.", "Do & check.",
                79);
    }

    /** A scan that saw enough. */
    static ScanOutcome outcome(Finding... findings) {
        return new ScanOutcome("ZAP 2.17.0", NOON, Duration.ofSeconds(125), List.of("Reflected markup"),
                List.of("Page may be framed"), List.of(),
                List.of(new SiteCoverage("portal", "a resident",
                        IntStream.range(0, 42).mapToObj(page -> "http://localhost:8080/" + page).toList(), 7, 1234,
                        true, true)),
                List.of(findings));
    }
}
