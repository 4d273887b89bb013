package ch.meinkonto.soc.engine.normalise;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a query string may be kept: names always, values only of parameters that say nothing of a person. Authorisation
 * codes, tokens, search words, plates and attacks are gone from the stored form; detection has seen them by then.
 */
final class QueryRedaction {
    private static final String REDACTED = "REDACTED";
    private static final Set<String> KEPT = Set.of("lang", "page", "size", "sort", "order", "error", "logout",
            "continue",
            "response_type", "client_id", "scope", "code_challenge_method", "grant_type", "prompt", "range", "status",
            "level", "view", "tab");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 64;
    private static final int MOST_PARAMETERS = 32;

    private QueryRedaction() {}

    /** The query with the values outside the allow-list replaced. */
    static String redact(String query) {
        if (query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .limit(MOST_PARAMETERS)
                .map(QueryRedaction::redactParameter)
                .collect(Collectors.joining("&"));
    }

    private static String redactParameter(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            // Not a name but somebody's text, unless it is one of ours.
            return KEPT.contains(parameter) ? parameter : parameter.isEmpty() ? "" : REDACTED;
        }
        String name = parameter.substring(0, equals);
        String value = parameter.substring(equals + 1);
        if (!name.matches("[A-Za-z0-9_.\\[\\]-]{1," + LONGEST_NAME + "}")) {
            return REDACTED + "=" + REDACTED;
        }
        boolean keep = KEPT.contains(name) && value.matches("[A-Za-z0-9_.,:+%-]{0," + LONGEST_VALUE + "}");
        return name + "=" + (keep || value.isEmpty() ? value : REDACTED);
    }
}
