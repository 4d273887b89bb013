package ch.meinkonto.securitytests.scan;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scan in the Static Analysis Results Interchange Format 2.1.0 (OASIS), which code hosts and scanners' dashboards
 * read. Accepted findings are results with a suppression.
 */
final class SarifReport {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private SarifReport() {}

    static String of(ScanOutcome outcome, Verdict verdict) {
        ObjectNode sarif = JsonMapper.shared().createObjectNode();
        sarif.put("$schema", SCHEMA);
        sarif.put("version", "2.1.0");
        ObjectNode run = sarif.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Mein Konto scan").put("version", outcome.zap())
                .put("informationUri", "https://www.zaproxy.org/");
        ArrayNode rules = driver.putArray("rules");
        byRule(verdict).values().forEach(finding -> addRule(rules, finding));
        ObjectNode invocation = run.putArray("invocations").addObject();
        invocation.put("executionSuccessful", verdict.blind().isEmpty());
        invocation.put("startTimeUtc", outcome.started().toString());
        ArrayNode notes = invocation.putArray("toolExecutionNotifications");
        verdict.blind()
                .forEach(blind -> notes.addObject().put("level", "error").putObject("message").put("text", blind));
        ArrayNode results = run.putArray("results");
        verdict.blocking().forEach(finding -> addResult(results, finding));
        verdict.accepted().forEach((finding, entry) -> addResult(results, finding).putArray("suppressions").addObject()
                .put("kind", "external").put("status", "accepted")
                .put("justification", entry.reason() + " (until " + entry.until() + ")"));
        verdict.minor().forEach(finding -> addResult(results, finding));
        return sarif.toPrettyString();
    }

    private static TreeMap<Integer, Finding> byRule(Verdict verdict) {
        TreeMap<Integer, Finding> rules = new TreeMap<>();
        verdict.blocking().forEach(finding -> rules.putIfAbsent(finding.rule(), finding));
        verdict.accepted().keySet().forEach(finding -> rules.putIfAbsent(finding.rule(), finding));
        verdict.minor().forEach(finding -> rules.putIfAbsent(finding.rule(), finding));
        return rules;
    }

    private static void addRule(ArrayNode rules, Finding finding) {
        ObjectNode rule = rules.addObject();
        rule.put("id", Integer.toString(finding.rule())).put("name", finding.name());
        rule.putObject("shortDescription").put("text", finding.name());
        rule.putObject("fullDescription").put("text", finding.description());
        rule.putObject("help").put("text", finding.solution());
        rule.putObject("properties").putArray("tags").add("security").add("external/cwe/cwe-" + finding.cwe());
    }

    private static ObjectNode addResult(ArrayNode results, Finding finding) {
        ObjectNode result = results.addObject();
        result.put("ruleId", Integer.toString(finding.rule())).put("level", level(finding.risk()));
        result.putObject("message").put("text", finding.name() + ": " + finding.method() + " " + finding.withoutQuery()
                + (finding.parameter().isEmpty() ? "" : ", parameter " + finding.parameter())
                + (finding.evidence().isEmpty() ? "" : ", evidence: " + finding.evidence()));
        result.putArray("locations").addObject().putObject("physicalLocation").putObject("artifactLocation")
                .put("uri", finding.withoutQuery());
        result.putObject("partialFingerprints").put("place/v1",
                UUID.nameUUIDFromBytes(finding.place().getBytes(StandardCharsets.UTF_8)).toString());
        return result;
    }

    private static String level(Risk risk) {
        return switch (risk) {
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFORMATIONAL -> "note";
        };
    }
}
