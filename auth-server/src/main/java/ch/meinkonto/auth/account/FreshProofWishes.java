package ch.meinkonto.auth.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Accounts whose owners must prove anew who they are, because an administrator wishes so. */
public interface FreshProofWishes {
    /** Since when older proofs do not count; empty where nobody wishes anything. */
    Optional<Instant> since(UUID accountId);
}
