package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * Somebody opened an account, or tried to.
 *
 * @param userHash HMAC-SHA256 of the normalised login name, hex
 * @param userId pseudonymous id of the new account, absent where the login name has one already
 * @param emailDomain what stands behind the @ of the login name
 * @param device from where, absent where that is not known
 */
public record RegistrationEvent(String userHash, @Nullable String userId, String emailDomain,
        @Nullable Device device) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.ACCOUNT_REGISTER;
    }

    @Override
    public Outcome outcome() {
        return userId == null ? Outcome.FAILURE : Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_HASH, userHash)
                .put(EventField.USER_ID, userId)
                .put(EventField.AUTH_ACCOUNT_EXISTS, userId == null)
                .put(EventField.ACCOUNT_EMAIL_DOMAIN, emailDomain);
        if (device != null) {
            attributes.put(EventField.AUTH_DEVICE_ID_HASH, device.idHash())
                    .put(EventField.AUTH_DEVICE_KNOWN, device.known());
        }
    }
}
