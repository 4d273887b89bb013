package ch.meinkonto.soc.engine.respond;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants done. Everything is checked, nothing is believed.
 *
 * @param action {@link ch.meinkonto.soc.contract.ResponseAction#value()}
 * @param target what to do it to, of the action's kind
 * @param reason why, 10 to 500 characters
 * @param alertId alert that is the reason; absent where there is none
 * @param expiresAt when it ends by itself; given exactly for actions that last
 * @param approvedBy pseudonym of a second person; absent where nobody was asked
 * @param orderedBy pseudonym of the analyst in whose name a console orders; absent where the caller orders itself
 */
public record RequestedResponse(@Nullable String action, @Nullable String target, @Nullable String reason,
        @Nullable String alertId, @Nullable Instant expiresAt, @Nullable String approvedBy,
        @Nullable String orderedBy) {}
