package ch.meinkonto.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in.
 *
 * @param id pseudonym, the {@code sub} of all tokens
 * @param login login name, an e-mail address
 * @param displayName how the person is addressed
 * @param roles what the person may be, in the order of {@link Role}
 * @param status whether the account may be used
 * @param lastSignIn the sign-in before the present one, absent before the first
 */
public record Account(UUID id, Login login, String displayName, List<Role> roles, Status status,
        @Nullable Instant lastSignIn) {
    /** Whether an account may be used. */
    public enum Status {
        ACTIVE,
        LOCKED,
        DISABLED
    }

    public Account {
        roles = roles.stream().distinct().sorted().toList();
    }

    /** Whether the person may sign in and obtain tokens. */
    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Whether the person works for the city. */
    public boolean isStaff() {
        return roles.stream().anyMatch(Role::isStaff);
    }

    /** The same account with another status. */
    Account withStatus(Status other) {
        return new Account(id, login, displayName, roles, other, lastSignIn);
    }

    /** The roles as they stand in tokens and events. */
    public List<String> roleNames() {
        return roles.stream().map(Role::name).toList();
    }
}
