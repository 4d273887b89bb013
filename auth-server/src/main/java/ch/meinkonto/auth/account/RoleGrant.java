package ch.meinkonto.auth.account;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A role that an account has, and why.
 *
 * @param accountId who has it
 * @param role what they are
 * @param validFrom since when
 * @param validUntil until when, absent where nobody has set an end
 * @param grantedBy account of who asked for it, absent where it came with the account
 * @param approvedBy account of the second person, absent where it came with the account
 * @param reason in the words of who asked, absent where it came with the account
 */
public record RoleGrant(UUID accountId, Role role, Instant validFrom, @Nullable Instant validUntil,
        @Nullable UUID grantedBy, @Nullable UUID approvedBy, @Nullable String reason) {}
