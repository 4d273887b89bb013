package ch.meinkonto.soc.engine.alert;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.soc.sigma.correlate.Finding;

/**
 * The summary of an alert: a sentence of the rule in which figures are put.
 *
 * <p>
 * {@code {events|failed sign-in|failed sign-ins}} becomes "12 failed sign-ins"; with a field instead of {@code events} it
 * counts the distinct values of the field; {@code {duration}} becomes "4 minutes".
 *
 * @param template the sentence with its places
 */
record Sentence(String template) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}|]+)(?:\\|([^{}|]*)\\|([^{}|]*))?}");
    private static final String EVENTS = "events";
    private static final String DURATION = "duration";

    Sentence {
        String rest = PLACE.matcher(template).replaceAll("");
        if (template.isBlank() || rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException("the summary has a place that cannot be read: " + template);
        }
        PLACE.matcher(template).results().forEach(place -> {
            if (place.group(1).equals(DURATION) == (place.group(2) != null)) {
                throw new IllegalArgumentException(
                        "the summary has a place without singular and plural: " + place.group());
            }
        });
    }

    /** The fields whose distinct values it counts. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        PLACE.matcher(template)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !name.equals(EVENTS) && !name.equals(DURATION))
                .forEach(fields::add);
        return fields;
    }

    String about(Finding finding) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(filled(place, finding)));
    }

    private static String filled(MatchResult place, Finding finding) {
        String name = place.group(1);
        if (name.equals(DURATION)) {
            return words(Duration.between(finding.first(), finding.last()));
        }
        boolean shared = finding.group().containsKey(name);
        long number = name.equals(EVENTS) ? finding.count() : shared ? 1 : finding.valuesOf(name).size();
        return number + " " + (number == 1 ? place.group(2) : place.group(3));
    }

    /** At most two digits where possible: up to two minutes in seconds, up to two hours in minutes. */
    private static String words(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 120) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        }
        return seconds < 7_200 ? seconds / 60 + " minutes" : seconds / 3_600 + " hours";
    }
}
