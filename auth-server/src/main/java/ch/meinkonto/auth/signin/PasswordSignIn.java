package ch.meinkonto.auth.signin;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.account.TooManySignInsException;
import ch.meinkonto.auth.device.Devices;
import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.auth.device.SignInHistory.Outcome;
import ch.meinkonto.auth.factor.SecondFactorNeeded;
import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.auth.password.CommonPasswords;
import ch.meinkonto.auth.throttle.SignInBudgets;
import ch.meinkonto.soc.contract.Device;
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
    private final Devices devices;
    private final SignInHistory history;
    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final Passwords passwords;
    private final CommonPasswords common;
    private final SignInBudgets budgets;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    /**
     * Records what {@code check} decides.
     *
     * @param check compares passwords; tells unknown, locked and disabled accounts apart by its exceptions
     */
    PasswordSignIn(AuthenticationProvider check, SecondFactors factors, Devices devices, SignInHistory history,
            Accounts accounts, LoginPseudonyms pseudonyms, Passwords passwords, CommonPasswords common,
            SignInBudgets budgets, SecurityEvents events,
            TransactionOperations transactions) {
        this.check = check;
        this.factors = factors;
        this.devices = devices;
        this.history = history;
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.passwords = passwords;
        this.common = common;
        this.budgets = budgets;
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
        String password = String.valueOf(attempt.getCredentials());
        UUID claimed = accounts.find(login).map(Account::id).orElse(null);
        SignInBudgets.Try budget = budgets.take(pseudonyms.of(login), claimed);
        Authentication person = switch (budget.answer()) {
            case TRY -> checked(attempt, login, claimed, budget);
            case ACCOUNT_SPENT -> {
                // Recorded first: there may be too much to do for what comes next.
                BadCredentialsException refusal = refused(login, claimed, Failure.THROTTLED, null);
                // Whoever guesses must not see by the time that the guess was not even looked at.
                passwords.pretendToCheck(password);
                throw refusal;
            }
            // A flood gets no processor time.
            case ADDRESS_SPENT -> throw refused(login, claimed, Failure.THROTTLED, null);
        };
        budgets.worked(budget);
        UUID id = UUID.fromString(person.getName());
        boolean enough = !factors.areAskedFor(id);
        transactions.executeWithoutResult(status -> {
            List<String> roles = accounts.find(id).map(Account::roleNames).orElse(List.of());
            if (enough) {
                accounts.signedIn(id);
            }
            events.record(from(devices.welcomed(id),
                    LoginEvent.succeeded(pseudonyms.of(login), id.toString(), roles, METHOD)
                            .withPasswordBreached(common.contains(password))));
        });
        if (!enough) {
            throw new SecondFactorNeeded(person);
        }
        return person;
    }

    private Authentication checked(Authentication attempt, Login login, @Nullable UUID claimed,
            SignInBudgets.Try budget) {
        try {
            Authentication person = check.authenticate(attempt);
            if (person == null) {
                throw new BadCredentialsException("not a password");
            }
            return person;
        } catch (InternalAuthenticationServiceException | TooManySignInsException e) {
            // Not the person's fault: nothing was decided, so nothing is recorded.
            budgets.undecided(budget);
            throw e;
        } catch (AuthenticationException refusal) {
            throw refused(login, claimed, failure(refusal), refusal);
        }
    }

    private BadCredentialsException refused(Login login, @Nullable UUID claimed, Failure failure,
            @Nullable AuthenticationException refusal) {
        String userId = claimed == null ? null : claimed.toString();
        Device device = devices.present(claimed);
        transactions.executeWithoutResult(status -> {
            events.record(from(device, LoginEvent.failed(pseudonyms.of(login), userId, METHOD, failure)));
            // Of an account that does not exist nothing is written, by the same statement.
            history.failed(claimed == null ? UUID.randomUUID() : claimed,
                    failure == Failure.BAD_CREDENTIALS ? Outcome.WRONG_PASSWORD : Outcome.REFUSED);
        });
        return refusal == null
                ? new BadCredentialsException("sign-in refused")
                : new BadCredentialsException("sign-in refused", refusal);
    }

    private static LoginEvent from(@Nullable Device device, LoginEvent event) {
        return device == null ? event : event.from(device);
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
