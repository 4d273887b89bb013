package ch.meinkonto.securitytests.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The scan as one page for people: the verdict, what was seen, then finding by finding what to do. No outside files. */
final class HtmlReport {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private HtmlReport() {}

    static String of(ScanOutcome outcome, Verdict verdict) {
        String title = switch (verdict.word()) {
            case "passed" -> "Passed";
            case "failed" -> "Failed";
            default -> "Not to be believed";
        };
        return resource("report.html").replace("{{style}}", resource("report.css"))
                .replace("{{word}}", verdict.word()).replace("{{title}}", title)
                .replace("{{sentence}}", escape(verdict.sentence())).replace("{{blind}}", items(verdict.blind()))
                .replace("{{zap}}", escape(outcome.zap())).replace("{{started}}", MOMENT.format(outcome.started()))
                .replace("{{minutes}}", minutes(outcome)).replace("{{urls}}", Integer.toString(outcome.urls()))
                .replace("{{attacks}}", grouped(outcome.attacks()))
                .replace("{{rules}}", Integer.toString(outcome.rules()))
                .replace("{{blockingCount}}", Integer.toString(verdict.blocking().size()))
                .replace("{{coverage}}", coverage(outcome))
                .replace("{{blocking}}", section("Above the threshold", verdict.blocking()))
                .replace("{{accepted}}", accepted(verdict))
                .replace("{{minor}}", section("Below the threshold", verdict.minor()))
                .replace("{{addresses}}", addresses(outcome)).replace("{{activeRules}}", items(outcome.activeRules()))
                .replace("{{passiveRules}}", items(outcome.passiveRules()));
    }

    private static String coverage(ScanOutcome outcome) {
        return outcome.coverage().stream().map(site -> """
                <tr><th scope="row">%s</th><td>%s</td><td class="number">%s</td><td class="number">%s</td>\
                <td class="number">%s</td><td>%s</td></tr>
                """.formatted(escape(site.site()), site.signedInAs().isEmpty() ? "nobody" : escape(site.signedInAs()),
                grouped(site.urls()), site.signedInAs().isEmpty() ? "–" : grouped(site.personalPages()),
                grouped(site.attacks()), site.complete() ? "to the end" : "until time was up"))
                .collect(Collectors.joining());
    }

    private static String addresses(ScanOutcome outcome) {
        return outcome.coverage().stream().map(site -> "<div><h3>" + escape(site.site()) + "</h3><ul>"
                + site.addresses().stream().map(url -> "<li><code>" + escape(shortened(url)) + "</code></li>")
                        .collect(Collectors.joining())
                + "</ul></div>").collect(Collectors.joining());
    }

    private static String section(String title, Collection<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        Map<Integer, List<Finding>> byRule = findings.stream()
                .collect(Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()));
        return "<h2>" + title + "</h2>" + byRule.values().stream().map(HtmlReport::card).collect(Collectors.joining());
    }

    private static String card(List<Finding> places) {
        Finding first = places.getFirst();
        return """
                <article class="finding %s"><header><span class="risk">%s</span><h3>%s</h3>
                <span class="rule">Rule %d · <a href="https://cwe.mitre.org/data/definitions/%d.html">CWE-%d</a></span>
                </header><p>%s</p><p class="solution"><strong>What to do:</strong> %s</p>
                <div class="scroll"><table><thead><tr><th>Where</th><th>Parameter</th><th>Evidence</th></tr></thead>
                <tbody>%s</tbody></table></div></article>
                """.formatted(first.risk().label(), first.risk().label(), escape(first.name()), first.rule(),
                first.cwe(), first.cwe(), escape(first.description()), escape(first.solution()),
                places.stream().map(HtmlReport::place).collect(Collectors.joining()));
    }

    private static String place(Finding finding) {
        String evidence = finding.evidence().isEmpty()
                ? ""
                : "<code>" + escape(shortened(finding.evidence())) + "</code>";
        String attack = finding.attack().isEmpty()
                ? ""
                : "<br><span class=\"label\">sent</span> <code>" + escape(shortened(finding.attack())) + "</code>";
        return "<tr><td><span class=\"method\">%s</span> <code title=\"%s\">%s</code></td><td>%s</td><td>%s%s</td></tr>"
                .formatted(escape(finding.method()), escape(finding.url()), escape(shortened(finding.withoutQuery())),
                        escape(finding.parameter()), evidence, attack);
    }

    private static String accepted(Verdict verdict) {
        if (verdict.accepted().isEmpty() && verdict.expired().isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>Accepted</h2><div class=\"scroll\"><table><thead><tr><th>What</th>"
                + "<th>Where</th><th>Why it is accepted</th><th>Until</th></tr></thead><tbody>");
        verdict.accepted().forEach((finding, entry) -> html.append("<tr><td>").append(escape(finding.name()))
                .append("</td><td><code>").append(escape(finding.withoutQuery())).append("</code></td><td>")
                .append(escape(entry.reason())).append("</td><td>").append(entry.until()).append("</td></tr>"));
        verdict.expired().forEach(entry -> html.append("<tr class=\"expired\"><td>Rule ").append(entry.rule())
                .append("</td><td><code>").append(escape(entry.url().pattern())).append("</code></td><td>")
                .append(escape(entry.reason())).append("</td><td>expired ").append(entry.until()).append("</td></tr>"));
        return html.append("</tbody></table></div>").toString();
    }

    private static String items(List<String> texts) {
        return texts.stream().map(text -> "<li>" + escape(text) + "</li>").collect(Collectors.joining());
    }

    private static String minutes(ScanOutcome outcome) {
        return "%d:%02d".formatted(outcome.duration().toMinutes(), outcome.duration().toSecondsPart());
    }

    /** Digits in groups of three with the Swiss apostrophe. */
    private static String grouped(int number) {
        return String.format(Locale.ENGLISH, "%,d", number).replace(',', '’');
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 157) + "…";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream file = HtmlReport.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
