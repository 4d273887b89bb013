package ch.meinkonto.securitytests.scan;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The scan as one JSON document, for other programs. */
final class JsonReport {
    private JsonReport() {}

    static String of(ScanOutcome outcome, Verdict verdict) {
        ObjectNode report = JsonMapper.shared().createObjectNode();
        report.put("tool", outcome.zap());
        report.put("started", outcome.started().toString());
        report.put("seconds", outcome.duration().toMillis() / 1000.0);
        report.put("verdict", verdict.word());
        report.put("sentence", verdict.sentence());
        ArrayNode blind = report.putArray("blind");
        verdict.blind().forEach(blind::add);
        ArrayNode coverage = report.putArray("coverage");
        outcome.coverage().forEach(site -> site.addresses().forEach(coverage.addObject().put("site", site.site())
                .put("signedInAs", site.signedInAs()).put("urls", site.urls())
                .put("personalPages", site.personalPages()).put("attacks", site.attacks())
                .put("complete", site.complete()).put("stayedSignedIn", site.stayedSignedIn())
                .putArray("addresses")::add));
        ArrayNode active = report.putArray("activeRules");
        outcome.activeRules().forEach(active::add);
        ArrayNode passive = report.putArray("passiveRules");
        outcome.passiveRules().forEach(passive::add);
        ArrayNode findings = report.putArray("findings");
        verdict.blocking().forEach(finding -> add(findings, finding, "blocking"));
        verdict.accepted().forEach((finding, entry) -> add(findings, finding, "accepted")
                .put("reason", entry.reason()).put("until", entry.until().toString()));
        verdict.minor().forEach(finding -> add(findings, finding, "minor"));
        return report.toPrettyString();
    }

    private static ObjectNode add(ArrayNode findings, Finding finding, String state) {
        return findings.addObject().put("state", state).put("rule", finding.rule()).put("name", finding.name())
                .put("risk", finding.risk().label()).put("confidence", finding.confidence()).put("cwe", finding.cwe())
                .put("method", finding.method()).put("url", finding.url()).put("parameter", finding.parameter())
                .put("attack", finding.attack()).put("evidence", finding.evidence())
                .put("description", finding.description()).put("solution", finding.solution());
    }
}
