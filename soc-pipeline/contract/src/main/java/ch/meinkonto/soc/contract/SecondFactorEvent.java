package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A second factor was asked for, added or taken away.
 *
 * @param action verify, enroll or remove
 * @param outcome success, failure, or unknown where nobody answered
 * @param factor push, totp, passkey, recovery_code
 * @param userId pseudonymous account id
 * @param reason denied, wrong_code, wrong_signature, unanswered, or throttled where nobody looked at the code any more;
 *        absent on success
 */
public record SecondFactorEvent(EventAction action, Outcome outcome, String factor, String userId,
        @Nullable String reason) implements SecurityEvent {
    public SecondFactorEvent {
        switch (action) {
            case AUTH_MFA_VERIFY, AUTH_MFA_ENROLL, AUTH_MFA_REMOVE -> {
            }
            default -> throw new IllegalArgumentException(action + " is not about a second factor");
        }
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.AUTH_MFA_FACTOR, factor)
                .put(EventField.USER_ID, userId)
                .put(EventField.EVENT_REASON, reason);
        if (action == EventAction.AUTH_MFA_VERIFY && outcome == Outcome.SUCCESS) {
            attributes.put(EventField.AUTH_AAL, 2L);
        }
    }
}
