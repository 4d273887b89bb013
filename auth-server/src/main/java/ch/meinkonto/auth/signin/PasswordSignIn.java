package ch.meinkonto.auth.signin;

import java.util.List;
import java.util.UUID;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.factor.SecondFactorNeeded;
import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.LoginEvent.Failure;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * A sign-in with a password. Every attempt is recorded, with what really happened; the person only learns whether it
 * worked, so that nobody can find out which accounts there are or which are locked.
 */
final class PasswordSignIn implements AuthenticationProvider {
    private static final String METHOD = "password";

    private final AuthenticationProvider check;
    private final SecondFactors factors;
    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    /**
     * Records what {@code check} decides.
     *
     * @param check compares passwords; tells unknown, locked and disabled accounts apart by its exceptions
     */
    PasswordSignIn(AuthenticationProvider check, SecondFactors factors, Accounts accounts, LoginPseudonyms pseudonyms,
            SecurityEvents events, TransactionOperations transactions) {
        this.check = check;
        this.factors = factors;
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return check.supports(authentication);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Login login = new Login(attempt.getName());
        Authentication person = checked(attempt, login);
        UUID id = UUID.fromString(person.getName());
        boolean enough = !factors.areAskedFor(id);
        transactions.executeWithoutResult(status -> {
            List<String> roles = accounts.find(id).map(Account::roleNames).orElse(List.of());
            if (enough) {
                accounts.signedIn(id);
            }
            events.record(LoginEvent.succeeded(pseudonyms.of(login), id.toString(), roles, METHOD));
        });
        if (!enough) {
            throw new SecondFactorNeeded(person);
        }
        return person;
    }

    private Authentication checked(Authentication attempt, Login login) {
        try {
            Authentication person = check.authenticate(attempt);
            if (person == null) {
                throw new BadCredentialsException("not a password");
            }
            return person;
        } catch (InternalAuthenticationServiceException e) {
            // Not the person's fault: nothing was decided, so nothing is recorded.
            throw e;
        } catch (AuthenticationException refusal) {
            String userId = accounts.find(login).map(account -> account.id().toString()).orElse(null);
            events.record(LoginEvent.failed(pseudonyms.of(login), userId, METHOD, failure(refusal)));
            throw new BadCredentialsException("sign-in refused", refusal);
        }
    }

    private static Failure failure(AuthenticationException refusal) {
        return switch (refusal) {
            case UsernameNotFoundException _ -> Failure.UNKNOWN_ACCOUNT;
            case LockedException _ -> Failure.LOCKED;
            case DisabledException _ -> Failure.DISABLED;
            default -> Failure.BAD_CREDENTIALS;
        };
    }
}
