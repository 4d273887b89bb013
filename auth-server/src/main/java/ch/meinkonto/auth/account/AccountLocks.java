package ch.meinkonto.auth.account;

import java.util.UUID;

/** Which accounts are locked for a time by somebody else than us, whatever their status. */
public interface AccountLocks {
    /** Whether the account is locked at this moment. */
    boolean isLocked(UUID accountId);
}
