package ch.meinkonto.dashboards.rules;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.dashboards.index.Document;

/**
 * A detection as the engine describes it in index {@code meinkonto-rules}.
 *
 * @param name folder name, kebab-case
 * @param title title of the rule, English
 * @param level level of its alerts
 * @param status maturity: experimental, test or stable
 * @param description what the rule finds, empty where it does not say
 * @param techniques ATT&amp;CK technique ids
 * @param rule text of the rule file, empty where the engine gave none
 * @param runbook CommonMark, empty where the engine gave none
 * @param loaded when the engine loaded it
 */
public record Detection(String name, String title, String level, String status, String description,
        List<String> techniques, String rule, String runbook, @Nullable Instant loaded) {
    static Detection of(Document document) {
        String name = document.text("name", document.id());
        return new Detection(name, document.text("title", name), document.text("level", ""),
                document.text("status", ""), document.text("description", ""), document.texts("techniques"),
                document.text("rule", ""), document.text("runbook", ""), document.time("@timestamp"));
    }
}
