package ch.meinkonto.soc.contract;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the engine asks an application to do about an alert. Sent as JSON to
 * {@code PUT /api/v1/responses/{id}} with a client-credentials token of scope {@value #SCOPE}; the same id again changes
 * nothing and gets the same answer. {@code DELETE /api/v1/responses/{id}} undoes it.
 *
 * @param id UUID, chosen by the engine
 * @param action what to do, {@link ResponseAction#value()}
 * @param target what to do it to, of the action's {@link ResponseAction.Target} kind
 * @param reason why, a sentence of 10 to 500 characters; kept in the audit, not in the security event
 * @param alertId alert that is the reason, absent where there is none
 * @param orderedBy who ordered it: pseudonym of an analyst, id of a client, or {@code rule:} and the id of a rule
 * @param approvedBy second person, absent where the action needs none
 * @param expiresAt when it ends by itself; absent exactly for actions that do not last
 */
public record ResponseOrder(String id, String action, String target, String reason, @Nullable String alertId,
        String orderedBy, @Nullable String approvedBy, @Nullable Instant expiresAt) {
    /** Scope of the access token an order comes with. */
    public static final String SCOPE = "soc:respond";
}
