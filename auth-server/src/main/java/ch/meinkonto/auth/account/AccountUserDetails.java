package ch.meinkonto.auth.account;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Accounts as Spring Security wants them: looked up by what was typed, but named by their id, so that the login name goes
 * into no session, token or log.
 */
public final class AccountUserDetails implements UserDetailsService, UserDetailsPasswordService {
    private final Accounts accounts;

    public AccountUserDetails(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        return accounts.findWithPassword(new Login(typed))
                .map(AccountUserDetails::userDetails)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /** Called after a successful sign-in when the hash was made with weaker parameters than today's. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newPassword) {
        if (newPassword == null) {
            return user;
        }
        accounts.changePasswordHash(UUID.fromString(user.getUsername()), newPassword);
        return User.withUserDetails(user).password(newPassword).build();
    }

    /** An account that is signed in to without a password. */
    public static UserDetails of(Account account) {
        return User.withUsername(account.id().toString())
                .password("")
                .authorities(account.roles().stream().map(Role::authority).toArray(String[]::new))
                .build();
    }

    private static UserDetails userDetails(Accounts.AccountWithPassword found) {
        Account account = found.account();
        return User.withUsername(account.id().toString())
                .password(found.passwordHash())
                .authorities(account.roles().stream().map(Role::authority).toArray(String[]::new))
                .accountLocked(account.status() == Account.Status.LOCKED)
                .disabled(account.status() == Account.Status.DISABLED)
                .build();
    }
}
