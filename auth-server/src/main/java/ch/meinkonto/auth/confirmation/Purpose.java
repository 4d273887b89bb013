package ch.meinkonto.auth.confirmation;

import java.time.Duration;

/** What a link is good for, and for how long. */
public enum Purpose {
    /** To open an account with the address that got the mail. */
    REGISTRATION(Duration.ofHours(2)),
    /** To open an account for somebody whom an identity provider vouches for, with the address that got the mail. */
    FEDERATED_REGISTRATION(Duration.ofMinutes(15)),
    /** To set a new password without knowing the old one. */
    PASSWORD_RESET(Duration.ofMinutes(30)),
    /** To sign in with the address that got the mail from now on. */
    ADDRESS_CHANGE(Duration.ofHours(2)),
    /** To go back to the address from before, sent to that address. */
    ADDRESS_RETURN(Duration.ofDays(7)),
    /** To keep an account that was to be deleted. */
    KEEP_ACCOUNT(Duration.ofDays(30));

    private final Duration lifetime;

    Purpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** How long a link for this is good. */
    public Duration lifetime() {
        return lifetime;
    }
}
