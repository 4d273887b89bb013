package ch.meinkonto.auth.password;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.account.TooManySignInsException;
import ch.meinkonto.auth.confirmation.Links;
import ch.meinkonto.auth.confirmation.Purpose;
import ch.meinkonto.auth.mail.Letters;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.throttle.Budgets;
import ch.meinkonto.auth.throttle.Limit;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.PasswordEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Replaces a password that its owner knows. */
@Component
public class ChangePassword {
    private static final Limit OLD_PASSWORD = new Limit("old-password", "account", 6, Duration.ofSeconds(150));

    private final Passwords passwords;
    private final PasswordRules rules;
    private final LoginPseudonyms pseudonyms;
    private final Links links;
    private final Letters letters;
    private final Sessions sessions;
    private final Budgets budgets;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    ChangePassword(Passwords passwords, PasswordRules rules, LoginPseudonyms pseudonyms, Links links, Letters letters,
            Sessions sessions, Budgets budgets, SecurityEvents events, TransactionOperations transactions) {
        this.passwords = passwords;
        this.rules = rules;
        this.pseudonyms = pseudonyms;
        this.links = links;
        this.letters = letters;
        this.sessions = sessions;
        this.budgets = budgets;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * Whether somebody who is signed in knows the password of the account too. A wrong one is recorded as a failed sign-in:
     * whoever sits down at somebody else's open browser guesses here.
     */
    public boolean isKnown(Account account, String password) {
        Limit.Claim claim = OLD_PASSWORD.by(account.id().toString());
        if (!budgets.take(claim)) {
            // Recorded first: there may be too much to do for what comes next.
            failed(account, LoginEvent.Failure.THROTTLED);
            passwords.pretendToCheck(password);
            return false;
        }
        if (!isRight(account, password, claim)) {
            failed(account, LoginEvent.Failure.BAD_CREDENTIALS);
            return false;
        }
        budgets.refill(claim);
        return true;
    }

    /** Whether the account has a password that somebody knows: one that was opened with an external identity has none. */
    public boolean isChosen(Account account) {
        return passwords.isChosen(account.id());
    }

    private boolean isRight(Account account, String password, Limit.Claim claim) {
        try {
            return passwords.isRight(account.id(), password);
        } catch (TooManySignInsException e) {
            // Nobody found out whether it is right: nothing was spent.
            budgets.giveBack(List.of(claim));
            throw e;
        }
    }

    private void failed(Account account, LoginEvent.Failure failure) {
        events.record(LoginEvent.failed(pseudonyms.of(account.login()), account.id().toString(), "password", failure));
    }

    /**
     * Replaces the password and tells the owner.
     *
     * @param keptSession the one session that goes on, where all others are to end
     * @throws PasswordRefused where the new password is not good enough
     */
    void to(Account account, String password, Optional<String> keptSession, Locale language) throws PasswordRefused {
        rules.check(password, account.id(), account.login(), account.displayName());
        String hash = passwords.hash(password);
        String id = account.id().toString();
        transactions.executeWithoutResult(_ -> {
            passwords.replaceHash(account.id(), hash);
            links.withdraw(Purpose.PASSWORD_RESET, account.id());
            events.record(new PasswordEvent(EventAction.ACCOUNT_PASSWORD_CHANGE, pseudonyms.of(account.login()), id));
            letters.send(account.login().value(), "password-changed", language);
            keptSession.ifPresent(kept -> sessions.endOthers(id, kept));
        });
    }
}
