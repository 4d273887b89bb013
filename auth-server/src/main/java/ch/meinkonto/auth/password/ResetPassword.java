package ch.meinkonto.auth.password;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.confirmation.Link;
import ch.meinkonto.auth.confirmation.Links;
import ch.meinkonto.auth.confirmation.Purpose;
import ch.meinkonto.auth.form.FormAnswer;
import ch.meinkonto.auth.form.FormBudgets;
import ch.meinkonto.auth.form.FormReturn;
import ch.meinkonto.auth.form.OpenForms;
import ch.meinkonto.auth.form.Sender;
import ch.meinkonto.auth.mail.Letters;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.throttle.Caller;
import ch.meinkonto.auth.throttle.SignInBudgets;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PasswordEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * A new password for somebody who lost the old one, by a link in a mail. Every question is recorded, also one that is refused;
 * the page says the same and takes as long whether there is such an account or not.
 */
@Component
class ResetPassword {
    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final OpenForms forms;
    private final FormBudgets budgets;
    private final Links links;
    private final Letters letters;
    private final Sessions sessions;
    private final SignInBudgets signIns;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final String issuer;

    ResetPassword(Accounts accounts, LoginPseudonyms pseudonyms, Passwords passwords, PasswordRules rules,
            OpenForms forms, FormBudgets budgets, Links links, Letters letters, Sessions sessions,
            SignInBudgets signIns, SecurityEvents events, TransactionOperations transactions,
            @Value("${meinkonto.issuer}") String issuer) {
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.passwords = passwords;
        this.rules = rules;
        this.forms = forms;
        this.budgets = budgets;
        this.links = links;
        this.letters = letters;
        this.sessions = sessions;
        this.signIns = signIns;
        this.events = events;
        this.transactions = transactions;
        this.issuer = issuer;
    }

    /** Takes the wish for a new password. */
    FormAnswer ask(Login login, FormReturn returned, Caller caller, Locale language) {
        String userHash = pseudonyms.of(login);
        Optional<Account> account = accounts.find(login);
        String userId = account.map(found -> found.id().toString()).orElse(null);
        events.record(new PasswordEvent(EventAction.ACCOUNT_PASSWORD_RESET_REQUEST, userHash, userId));
        Sender sender = forms.judge(returned);
        return switch (sender) {
            case STALE -> FormAnswer.STALE;
            case PROGRAM -> FormAnswer.TAKEN;
            case WORKED, PLAIN -> {
                if (!budgets.allow(sender, caller)) {
                    yield FormAnswer.TOO_MANY;
                }
                // A locked account is the counter's business.
                Optional<Account> usable = account.filter(Account::isActive);
                if (budgets.allowMailTo(userHash)) {
                    transactions.executeWithoutResult(_ -> write(login, usable, language));
                }
                yield FormAnswer.TAKEN;
            }
        };
    }

    private void write(Login login, Optional<Account> account, Locale language) {
        UUID id = account.map(Account::id).orElse(null);
        String url = issuer + "/password/new?token="
                + links.issue(new Link(Purpose.PASSWORD_RESET, id, login.value()));
        if (account.isPresent()) {
            letters.send(account.get().login().value(), "password-reset", language, url);
        } else {
            letters.pretend("password-reset", language, url);
        }
    }

    /** The account for which a link sets a new password, while the link is good. */
    Optional<Account> account(String token) {
        return links.find(Purpose.PASSWORD_RESET, token)
                .map(Link::account)
                .flatMap(accounts::find)
                .filter(Account::isActive);
    }

    /**
     * Sets the new password, and ends everything that was opened with the old one.
     *
     * @return whether it is set; not where the link is no longer good
     * @throws PasswordRefused where the password is not good enough; the link stays good
     */
    boolean complete(String token, String password, Locale language) throws PasswordRefused {
        Optional<Account> found = account(token);
        if (found.isEmpty()) {
            return false;
        }
        Account account = found.get();
        rules.check(password, account.id(), account.login(), account.displayName());
        String hash = passwords.hash(password);
        boolean done = Boolean.TRUE.equals(transactions.execute(_ -> {
            if (links.use(Purpose.PASSWORD_RESET, token).isEmpty()) {
                return false;
            }
            String id = account.id().toString();
            passwords.replaceHash(account.id(), hash);
            links.withdraw(Purpose.PASSWORD_RESET, account.id());
            sessions.endAll(id);
            events.record(new PasswordEvent(EventAction.ACCOUNT_PASSWORD_RESET_COMPLETE,
                    pseudonyms.of(account.login()), id));
            letters.send(account.login().value(), "password-changed", language);
            return true;
        }));
        if (done) {
            signIns.provedToBeOwner(pseudonyms.of(account.login()));
        }
        return done;
    }
}
