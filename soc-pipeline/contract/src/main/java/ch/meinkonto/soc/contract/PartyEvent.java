package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * Somebody besides the applicant takes part in a request, or no longer does.
 *
 * @param action invite, join, agree, decline or end
 * @param id our id of the part they take (UUID)
 * @param type city service, kebab-case
 * @param role their role, kebab-case
 * @param caseId reference of the request, absent while it is a draft
 * @param reason why it ended or was taken back, a code; absent where the action says it
 */
public record PartyEvent(EventAction action, String id, String type, String role, @Nullable String caseId,
        @Nullable String reason) implements SecurityEvent {
    public PartyEvent {
        switch (action) {
            case CASE_PARTY_INVITE, CASE_PARTY_JOIN, CASE_PARTY_AGREE, CASE_PARTY_DECLINE, CASE_PARTY_END -> {
                // Those are about a party.
            }
            default -> throw new IllegalArgumentException(action + " is not about a party");
        }
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.CASE_PARTY_ID, id)
                .put(EventField.CASE_TYPE, type)
                .put(EventField.CASE_PARTY_ROLE, role)
                .put(EventField.CASE_ID, caseId)
                .put(EventField.EVENT_REASON, reason);
    }
}
