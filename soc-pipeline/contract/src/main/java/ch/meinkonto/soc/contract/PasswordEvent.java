package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A password was replaced, or somebody asked for that.
 *
 * @param action change, reset request or reset complete
 * @param userHash HMAC-SHA256 of the normalised login name, hex
 * @param userId pseudonymous account id, absent where there is no such account
 */
public record PasswordEvent(EventAction action, String userHash, @Nullable String userId) implements SecurityEvent {
    public PasswordEvent {
        switch (action) {
            case ACCOUNT_PASSWORD_CHANGE, ACCOUNT_PASSWORD_RESET_REQUEST, ACCOUNT_PASSWORD_RESET_COMPLETE -> {
            }
            default -> throw new IllegalArgumentException(action + " is not about a password");
        }
    }

    @Override
    public Outcome outcome() {
        return userId == null ? Outcome.FAILURE : Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_HASH, userHash)
                .put(EventField.USER_ID, userId)
                .put(EventField.AUTH_ACCOUNT_EXISTS, userId != null);
    }
}
