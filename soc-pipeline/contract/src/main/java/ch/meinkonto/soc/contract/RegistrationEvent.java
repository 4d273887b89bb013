package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for an account, or opened it.
 *
 * @param outcome success when it is open; of who only asks, failure where the login name has an account already, else unknown:
 *        a link was sent
 * @param userHash HMAC-SHA256 of the normalised login name, hex
 * @param userId pseudonymous id of the new account, absent until it is open
 * @param emailDomain what stands behind the @ of the login name
 * @param device from where, absent where that is not known
 */
public record RegistrationEvent(Outcome outcome, String userHash, @Nullable String userId, String emailDomain,
        @Nullable Device device) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.ACCOUNT_REGISTER;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_HASH, userHash)
                .put(EventField.USER_ID, userId)
                .put(EventField.AUTH_ACCOUNT_EXISTS, outcome == Outcome.FAILURE)
                .put(EventField.ACCOUNT_EMAIL_DOMAIN, emailDomain);
        if (device != null) {
            attributes.put(EventField.AUTH_DEVICE_ID_HASH, device.idHash())
                    .put(EventField.AUTH_DEVICE_KNOWN, device.known());
        }
    }
}
