package ch.meinkonto.soc.contract;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A sign-in with a first factor.
 *
 * @param userHash HMAC-SHA256 of the normalised login name, hex; the raw name of a failed login is never sent, because
 *        people type passwords into it
 * @param userId pseudonymous account id, absent where no account is known
 * @param roles roles of the account, empty on failure
 * @param method first factor: password, passkey, federated
 * @param failure why it failed, absent on success
 * @param device from where, absent where that is not known
 * @param passwordBreached whether the password is in a list of known leaks, absent where nobody looked
 * @param upstream who vouched for the person, absent where they proved it here
 */
public record LoginEvent(String userHash, @Nullable String userId, List<String> roles, String method,
        @Nullable Failure failure, @Nullable Device device, @Nullable Boolean passwordBreached,
        @Nullable Upstream upstream)
        implements
            SecurityEvent {
    /** Why a sign-in fails. */
    public enum Failure {
        BAD_CREDENTIALS,
        UNKNOWN_ACCOUNT,
        LOCKED,
        DISABLED,
        THROTTLED
    }

    /**
     * An external identity provider.
     *
     * @param provider its name in our settings
     * @param level authenticator assurance level of what it saw, 1 to 3 (NIST SP 800-63B-4)
     */
    public record Upstream(String provider, long level) {}

    /** A sign-in that succeeded. */
    public static LoginEvent succeeded(String userHash, String userId, List<String> roles, String method) {
        return new LoginEvent(userHash, userId, roles, method, null, null, null, null);
    }

    /** A sign-in that failed; {@code userId} only where the account exists. */
    public static LoginEvent failed(String userHash, @Nullable String userId, String method, Failure failure) {
        return new LoginEvent(userHash, userId, List.of(), method, failure, null, null, null);
    }

    /** The same from this device. */
    public LoginEvent from(Device place) {
        return new LoginEvent(userHash, userId, roles, method, failure, place, passwordBreached, upstream);
    }

    /** The same with what a look into the list of leaked passwords said. */
    public LoginEvent withPasswordBreached(boolean breached) {
        return new LoginEvent(userHash, userId, roles, method, failure, device, breached, upstream);
    }

    /** The same, vouched for by an external identity provider. */
    public LoginEvent by(Upstream provider) {
        return new LoginEvent(userHash, userId, roles, method, failure, device, passwordBreached, provider);
    }

    private long level() {
        if (upstream != null) {
            return upstream.level();
        }
        // A passkey that verifies its user is two factors in one (NIST SP 800-63B-4, section 3.1.7).
        return "passkey".equals(method) ? 2 : 1;
    }

    @Override
    public EventAction action() {
        return EventAction.AUTH_LOGIN;
    }

    @Override
    public Outcome outcome() {
        return failure == null ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_HASH, userHash)
                .put(EventField.USER_ID, userId)
                .put(EventField.USER_ROLES, roles)
                .put(EventField.AUTH_METHOD, method)
                .put(EventField.AUTH_ACCOUNT_EXISTS, userId != null)
                .put(EventField.AUTH_PASSWORD_BREACHED, passwordBreached);
        if (device != null) {
            attributes.put(EventField.AUTH_DEVICE_ID_HASH, device.idHash())
                    .put(EventField.AUTH_DEVICE_KNOWN, device.known());
        }
        if (upstream != null) {
            attributes.put(EventField.AUTH_PROVIDER, upstream.provider());
        }
        if (failure == null) {
            attributes.put(EventField.AUTH_FACTOR, List.of(method)).put(EventField.AUTH_AAL, level());
        } else {
            attributes.put(EventField.AUTH_FAILURE_REASON, Codes.of(failure))
                    .put(EventField.EVENT_REASON, Codes.of(failure));
        }
    }
}
