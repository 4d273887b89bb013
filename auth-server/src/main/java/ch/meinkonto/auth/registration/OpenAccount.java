package ch.meinkonto.auth.registration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.confirmation.Link;
import ch.meinkonto.auth.confirmation.Links;
import ch.meinkonto.auth.confirmation.Purpose;
import ch.meinkonto.auth.password.PasswordRefused;
import ch.meinkonto.auth.password.PasswordRules;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.RegistrationEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The second step: the reader of the mail chooses name and password, and the account is open. */
@Component
class OpenAccount {
    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Links links;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    OpenAccount(Accounts accounts, LoginPseudonyms pseudonyms, Passwords passwords, PasswordRules rules, Links links,
            SecurityEvents events, TransactionOperations transactions) {
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.passwords = passwords;
        this.rules = rules;
        this.links = links;
        this.events = events;
        this.transactions = transactions;
    }

    /** The address that a link proves, while the link is good. */
    Optional<Login> address(String token) {
        return links.find(Purpose.REGISTRATION, token).map(Link::subject).map(Login::new);
    }

    /**
     * Opens the account.
     *
     * @return whether it is open; not where the link is no longer good or somebody was faster
     * @throws PasswordRefused where the password is not good enough; the link stays good
     */
    boolean open(String token, String displayName, String password) throws PasswordRefused {
        Optional<Login> address = address(token);
        if (address.isEmpty()) {
            return false;
        }
        rules.check(password, null, address.get(), displayName);
        String hash = passwords.hash(password);
        return Boolean.TRUE.equals(transactions.execute(_ -> links.use(Purpose.REGISTRATION, token)
                .flatMap(_ -> accounts.open(address.get(), displayName, hash, List.of(Role.RESIDENT)))
                .map(id -> opened(id, address.get()))
                .orElse(false)));
    }

    private boolean opened(UUID id, Login address) {
        events.record(new RegistrationEvent(Outcome.SUCCESS, pseudonyms.of(address), id.toString(),
                EmailAddress.domain(address), null));
        return true;
    }
}
