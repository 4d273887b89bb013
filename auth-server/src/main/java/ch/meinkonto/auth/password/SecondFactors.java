package ch.meinkonto.auth.password;

import java.util.UUID;

/** Whoever keeps second factors. Where nobody does, no account has one. */
public interface SecondFactors {
    /** Whether this account cannot be signed in to with the password alone. */
    boolean areAskedFor(UUID accountId);
}
