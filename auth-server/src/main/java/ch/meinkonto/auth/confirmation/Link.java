package ch.meinkonto.auth.confirmation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a link stands for.
 *
 * @param purpose what it is good for
 * @param accountId whose account it is about, absent where there is none yet
 * @param subject what it is about, for example the address to be proven
 */
public record Link(Purpose purpose, @Nullable UUID accountId, String subject) {
    /** The account that the link is about, where there must be one. */
    public UUID account() {
        if (accountId == null) {
            throw new IllegalStateException(purpose + " is about no account");
        }
        return accountId;
    }

    /** Leaves out the address. */
    @Override
    public String toString() {
        return "Link[" + purpose + "]";
    }
}
