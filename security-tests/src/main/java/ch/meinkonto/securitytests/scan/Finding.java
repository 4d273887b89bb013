package ch.meinkonto.securitytests.scan;

import java.net.URI;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

/**
 * One thing a rule found at one place.
 *
 * @param confidence false positive, low, medium, high or confirmed, in lower case
 * @param parameter parameter, header or cookie concerned; may be empty
 * @param attack what was sent; empty for a passive rule
 */
record Finding(int rule, String name, Risk risk, String confidence, String method, String url, String parameter,
        String attack, String evidence, String description, String solution, int cwe) {
    static Finding of(JsonNode alert) {
        return new Finding(alert.path("pluginId").asInt(0), alert.path("alert").asString(""),
                Risk.named(alert.path("risk").asString("Informational")),
                alert.path("confidence").asString("").toLowerCase(Locale.ROOT),
                alert.path("method").asString(""), alert.path("url").asString(""), alert.path("param").asString(""),
                alert.path("attack").asString(""), alert.path("evidence").asString(""),
                alert.path("description").asString(""), alert.path("solution").asString(""),
                alert.path("cweid").asInt(0));
    }

    /** Whether the rule was sure enough for the gate to believe it. */
    boolean isBelieved() {
        return switch (confidence) {
            case "medium", "high", "confirmed", "user confirmed" -> true;
            default -> false;
        };
    }

    /** The same weakness at the same page and parameter, whatever was sent: one line in the report. */
    String place() {
        return rule + " " + method + " " + withoutQuery() + " " + parameter;
    }

    String withoutQuery() {
        return url.replaceAll("[?#].*$", "");
    }

    /** Path and query, for tables. */
    String shortUrl() {
        try {
            URI uri = URI.create(url);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException _) {
            return url;
        }
    }
}
