package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for what is not theirs.
 *
 * @param resourceType kind of thing, kebab-case
 * @param resourceIdHash SHA-256 of its id, hex; absent where there is none
 * @param reason not_owner, missing_role, missing_scope, own_request, concerned, not_administrator, outside_mandate,
 *        mandate_over, unknown_code
 */
public record AuthorizationDeniedEvent(String resourceType, @Nullable String resourceIdHash, String reason)
        implements
            SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.AUTHZ_DENY;
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.RESOURCE_TYPE, resourceType)
                .put(EventField.RESOURCE_ID_HASH, resourceIdHash)
                .put(EventField.EVENT_REASON, reason);
    }
}
