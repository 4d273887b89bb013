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
 * @param sharedBy name of whose request it is, where the resident takes part in it; absent for their own
 */
public record RequestSummary(String reference, String service, String subject, String stateKey, Tone tone,
        Instant submittedAt, String path, @Nullable String actionKey, @Nullable String sharedBy) {
    /** One of the resident's own. */
    public RequestSummary(String reference, String service, String subject, String stateKey, Tone tone,
            Instant submittedAt, String path, @Nullable String actionKey) {
        this(reference, service, subject, stateKey, tone, submittedAt, path, actionKey, null);
    }

    /** The same for somebody who takes part in it: what is to be done is for whose request it is. */
    public RequestSummary sharedBy(String applicant) {
        return new RequestSummary(reference, service, subject, stateKey, tone, submittedAt, path, null, applicant);
    }

    /** How a state feels; the style sheet knows a colour for each. */
    public enum Tone {
        GOOD,
        /** It goes its way; nothing to do and nothing to worry about. */
        INFO,
        WARN,
        BAD,
        QUIET
    }
}
