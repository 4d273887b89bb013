package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings as somebody has them who follows all changes; every change must fit what was told before. */
final class RecordedFindings {
    private final Map<String, Finding> findings = new TreeMap<>();

    RecordedFindings() {}

    RecordedFindings(RecordedFindings others) {
        findings.putAll(others.findings);
    }

    Map<String, Finding> byIdentity() {
        return findings;
    }

    void follow(List<Change> changes) {
        changes.forEach(this::follow);
    }

    private void follow(Change change) {
        switch (change) {
            case Change.Raised(Finding finding) -> assertThat(findings.put(finding.identity(), finding)).isNull();
            case Change.Grown(Finding previous, Finding finding) -> {
                assertThat(finding.identity()).isEqualTo(previous.identity());
                assertThat(findings.put(finding.identity(), finding)).isEqualTo(previous);
            }
            case Change.Moved(Finding previous, Finding finding) -> {
                assertThat(findings.remove(previous.identity())).isEqualTo(previous);
                assertThat(findings.put(finding.identity(), finding)).isNull();
            }
            case Change.Withdrawn(Finding finding) ->
                assertThat(findings.remove(finding.identity())).isEqualTo(finding);
        }
    }
}
