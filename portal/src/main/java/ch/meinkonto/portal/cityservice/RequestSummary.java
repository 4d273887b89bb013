package ch.meinkonto.portal.cityservice;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A resident's request in one line, for "my requests".
 *
 * @param reference as the resident sees it
 * @param service name of the city service
 * @param subject what it is about, in the resident's own words, for example the number plate
 * @param stateKey message key of its state
 * @param tone how the state feels
 * @param submittedAt when it was submitted
 * @param path its page
 * @param actionKey message key of what the resident has to do, absent where nothing is left to do
 */
public record RequestSummary(String reference, String service, String subject, String stateKey, Tone tone,
        Instant submittedAt, String path, @Nullable String actionKey) {
    /** How a state feels; the style sheet knows a colour for each. */
    public enum Tone {
        GOOD,
        WARN,
        BAD,
        QUIET
    }
}
