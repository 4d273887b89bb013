package ch.meinkonto.securitytests.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a report of Dependency-Check says (its JSON format, version 1.1).
 *
 * @param lastModified when the vulnerability data were last changed at their source, absent where the report does not say
 * @param dependencies how many dependencies were looked at
 * @param findings every weakness found
 */
record GateReport(@Nullable Instant lastModified, int dependencies, List<Finding> findings) {
    /**
     * A known weakness of a dependency.
     *
     * @param file file name of the dependency
     * @param id CVE or advisory id
     * @param score CVSS base score, 0.0 to 10.0; 0.0 where none is given
     */
    record Finding(String file, String id, double score) {}

    static GateReport read(Path json) throws IOException {
        JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(json));
        Instant lastModified = null;
        for (JsonNode source : root.path("scanInfo").path("dataSource")) {
            if (source.path("name").asString("").endsWith("Last Modified")) {
                lastModified = Instant.parse(source.path("timestamp").asString());
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (JsonNode dependency : root.path("dependencies")) {
            for (JsonNode weakness : dependency.path("vulnerabilities")) {
                findings.add(new Finding(dependency.path("fileName").asString(""), weakness.path("name").asString(""),
                        score(weakness)));
            }
        }
        return new GateReport(lastModified, root.path("dependencies").size(), List.copyOf(findings));
    }

    boolean names(String id) {
        return findings.stream().anyMatch(finding -> finding.id().equals(id));
    }

    private static double score(JsonNode weakness) {
        return Math.max(weakness.path("cvssv4").path("cvssData").path("baseScore").asDouble(0),
                Math.max(weakness.path("cvssv3").path("baseScore").asDouble(0),
                        weakness.path("cvssv2").path("score").asDouble(0)));
    }
}
