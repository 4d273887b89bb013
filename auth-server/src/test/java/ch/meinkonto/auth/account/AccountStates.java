package ch.meinkonto.auth.account;

import java.util.UUID;

/** Brings an account into a state as the application does. */
public final class AccountStates {
    private AccountStates() {}

    /** Locks, unlocks, disables or enables it. */
    public static void bring(Accounts accounts, UUID id, Account.Status status) {
        switch (status) {
            case LOCKED -> accounts.lock(id);
            case DISABLED -> accounts.disable(id);
            case ACTIVE -> {
                accounts.unlock(id);
                accounts.enable(id);
            }
        }
    }
}
