package ch.meinkonto.securitytests.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {
    private static final AllowList LIST = AllowList
            .parse("""
                    - {rule: 7100002, url: "http://localhost:8080/", reason: the widget of the city map needs a frame, until: 2027-01-01}
                    - {rule: 7100009, url: ".*", reason: was repaired long ago and is kept as an example, until: 2026-01-01}
                    """);
    private static final ScanOutcome OUTCOME = TestFindings.outcome(TestFindings.reflected(), TestFindings.framed(),
            TestFindings.version(), TestFindings.uncertain());
    private static final Verdict VERDICT = Verdict.over(OUTCOME, LIST, LocalDate.of(2026, 11, 23));

    @Test
    void thePageShowsEveryFindingAndNeedsNoOtherFile() throws IOException {
        String html = HtmlReport.of(OUTCOME, VERDICT);
        Files.writeString(Files.createDirectories(Path.of("target", "reports")).resolve("scan.html"), html);

        Document page = Jsoup.parse(html);
        assertThat(page.selectFirst(".verdict h1").text()).isEqualTo("Failed");
        assertThat(page.select(".finding h3").eachText()).containsExactly("Reflected markup", "Perhaps",
                "Product version shown");
        assertThat(page.select("tr.expired").text()).contains("Rule 7100009").contains("expired 2026-01-01");
        assertThat(page.text()).contains("the widget of the city map").contains("1’234");
        assertThat(page.select("link, script, img")).isEmpty();
        assertThat(html).doesNotContain("{{").contains("&lt;b&gt;");
    }

    @Test
    void sarifCarriesRulesResultsAndSuppressions() {
        JsonNode sarif = JsonMapper.shared().readTree(SarifReport.of(OUTCOME, VERDICT));

        assertThat(sarif.path("version").asString()).isEqualTo("2.1.0");
        JsonNode run = sarif.path("runs").get(0);
        assertThat(run.path("tool").path("driver").path("rules")).hasSize(4);
        JsonNode results = run.path("results");
        assertThat(results).hasSize(4);
        assertThat(results.get(0).path("ruleId").asString()).isEqualTo("7200001");
        assertThat(results.get(0).path("level").asString()).isEqualTo("error");
        assertThat(results.get(0).at("/locations/0/physicalLocation/artifactLocation/uri").asString())
                .isEqualTo("http://localhost:8080/search");
        assertThat(results.get(1).at("/suppressions/0/justification").asString()).contains("city map", "2027-01-01");
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
    }

    @Test
    void jsonCarriesTheVerdictAndWhatWasSeen() {
        JsonNode json = JsonMapper.shared().readTree(JsonReport.of(OUTCOME, VERDICT));

        assertThat(json.path("verdict").asString()).isEqualTo("failed");
        assertThat(json.at("/coverage/0/urls").asInt()).isEqualTo(42);
        assertThat(json.path("findings").findValuesAsString("state")).containsExactly("blocking", "accepted", "minor",
                "minor");
    }
}
