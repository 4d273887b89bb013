package ch.meinkonto.auth.account;

import java.util.UUID;

/** The accounts for which a password alone is not enough; none where nobody keeps second factors. */
public interface TwoFactorAccounts {
    /** Whether the person has a second factor to prove. */
    boolean includes(UUID accountId);
}
