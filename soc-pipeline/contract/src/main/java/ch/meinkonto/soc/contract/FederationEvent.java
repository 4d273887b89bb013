package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * What an external identity provider had to do with somebody. Never the person's name over there ({@code sub}), their own name
 * or their address.
 *
 * @param action federation, federation link or federation unlink
 * @param provider its name in our settings
 * @param userHash HMAC-SHA256 of the identity over there, hex; absent where nobody was named
 * @param userId pseudonymous account id, absent where no account is known
 * @param identityLevel how well the provider has proven the identity, 100 to 600; absent where it does not say
 * @param reason why it came to nothing, absent where it did not
 */
public record FederationEvent(EventAction action, String provider, @Nullable String userHash,
        @Nullable String userId, @Nullable Long identityLevel, @Nullable Reason reason) implements SecurityEvent {
    /** Why something came to nothing. */
    public enum Reason {
        /** The person stopped over there. */
        CANCELLED,
        /** The provider does not answer, or too late. */
        PROVIDER_UNAVAILABLE,
        /** The provider refused the request with an error of the protocol. */
        PROVIDER_ERROR,
        /** The answer is not what the protocol and our keys say it must be. */
        INVALID_ANSWER,
        /** Nobody in this browser waits for such an answer: it came before, came late, or was made up. */
        UNEXPECTED_ANSWER,
        /** The person proved less than was asked for. */
        WEAK_ANSWER,
        /** The sign-in over there is older than was asked for. */
        OLD_ANSWER,
        /** The identity belongs to another account. */
        LINKED_ELSEWHERE,
        /** The account is locked, being closed, or of staff. */
        ACCOUNT_REFUSED,
        /** The account has an identity at this provider. */
        ALREADY_LINKED,
        /** Nothing else would let the owner in. */
        LAST_WAY_IN
    }

    public FederationEvent {
        switch (action) {
            case AUTH_FEDERATION, ACCOUNT_FEDERATION_LINK, ACCOUNT_FEDERATION_UNLINK -> {
            }
            default -> throw new IllegalArgumentException(action + " is not about an external identity provider");
        }
    }

    @Override
    public Outcome outcome() {
        return reason == null ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.AUTH_PROVIDER, provider)
                .put(EventField.USER_HASH, userHash)
                .put(EventField.USER_ID, userId)
                .put(EventField.AUTH_IDENTITY_LEVEL, identityLevel)
                .put(EventField.EVENT_REASON, reason == null ? null : Codes.of(reason));
    }
}
