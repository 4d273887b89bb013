package ch.meinkonto.auth.contact;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.AddressTakenBack;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.confirmation.Link;
import ch.meinkonto.auth.confirmation.Links;
import ch.meinkonto.auth.confirmation.Purpose;
import ch.meinkonto.auth.form.FormBudgets;
import ch.meinkonto.auth.mail.Letters;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.throttle.Budgets;
import ch.meinkonto.auth.throttle.Limit;
import ch.meinkonto.soc.contract.ProfileChangeEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Another address, proven by a mail there. Whoever had the old one is told, with a way back: somebody who took the account over
 * changes the address first.
 */
@Component
class ChangeAddress {
    private static final List<String> EMAIL = List.of("email");
    /** One account is not to write to all the world, nor to try one address after the other. */
    private static final Limit BY_ACCOUNT = new Limit("address-change-account", "account", 3, Duration.ofMinutes(20));

    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final Passwords passwords;
    private final Links links;
    private final Letters letters;
    private final FormBudgets budgets;
    private final Budgets limits;
    private final Sessions sessions;
    private final SecurityEvents events;
    private final ApplicationEventPublisher publisher;
    private final TransactionOperations transactions;
    private final String issuer;

    ChangeAddress(Accounts accounts, LoginPseudonyms pseudonyms, Passwords passwords, Links links, Letters letters,
            FormBudgets budgets, Budgets limits, Sessions sessions, SecurityEvents events,
            ApplicationEventPublisher publisher, TransactionOperations transactions,
            @Value("${meinkonto.issuer}") String issuer) {
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.passwords = passwords;
        this.links = links;
        this.letters = letters;
        this.budgets = budgets;
        this.limits = limits;
        this.sessions = sessions;
        this.events = events;
        this.publisher = publisher;
        this.transactions = transactions;
        this.issuer = issuer;
    }

    /**
     * Writes to the new address; what becomes of that, only its reader learns.
     *
     * @return whether this account may ask once more; says nothing of the address
     */
    boolean begin(Account account, Login address, Locale language) {
        if (!limits.take(BY_ACCOUNT.by(account.id().toString()))) {
            return false;
        }
        if (budgets.allowMailTo(pseudonyms.of(address))) {
            write(account, address, language);
        }
        return true;
    }

    private void write(Account account, Login address, Locale language) {
        transactions.executeWithoutResult(_ -> {
            links.withdraw(Purpose.ADDRESS_CHANGE, account.id());
            String token = links.issue(new Link(Purpose.ADDRESS_CHANGE, account.id(), address.value()));
            if (accounts.find(address).isEmpty()) {
                letters.send(address.value(), "address-change", language,
                        issuer + "/contact/address/confirm?token=" + token);
            } else {
                letters.send(address.value(), "register-known", language, issuer + "/login",
                        issuer + "/password/forgotten");
            }
        });
    }

    /** What a link is about, while it is good. */
    Optional<Link> find(Purpose purpose, String token) {
        return links.find(purpose, token);
    }

    /** Signs in with the new address from now on; tells whether it does. An account that nobody may use does not move. */
    boolean confirm(String token, Locale language) {
        return done(() -> links.use(Purpose.ADDRESS_CHANGE, token)
                .flatMap(link -> accounts.find(link.account()).filter(Account::isActive).map(account -> {
                    moved(account, new Login(link.subject()), language);
                    return true;
                })));
    }

    private void moved(Account account, Login address, Locale language) {
        accounts.changeLogin(account.id(), address);
        // They were sent to the old address.
        links.withdraw(Purpose.PASSWORD_RESET, account.id());
        events.record(new ProfileChangeEvent(account.id().toString(), EMAIL));
        String back = links.issue(new Link(Purpose.ADDRESS_RETURN, account.id(), account.login().value()));
        letters.send(account.login().value(), "address-changed", language,
                issuer + "/contact/address/return?token=" + back);
    }

    /**
     * Goes back to the address from before. Everything that was opened or added meanwhile ends, and the password, which
     * somebody else may know, is good for nothing from this moment on.
     *
     * @return what the link to set a new password carries; empty where the link is no longer good
     */
    Optional<String> goBack(String token) {
        if (links.find(Purpose.ADDRESS_RETURN, token).isEmpty()) {
            return Optional.empty();
        }
        String hash = passwords.hashOfNobodysPassword();
        StringBuilder reset = new StringBuilder();
        boolean back = done(() -> links.useWithLaterOnes(Purpose.ADDRESS_RETURN, token)
                .flatMap(used -> accounts.find(used.link().account()).map(account -> {
                    passwords.replaceHash(account.id(), hash);
                    reset.append(wentBack(account, used));
                    return true;
                })));
        return back ? Optional.of(reset.toString()) : Optional.empty();
    }

    private String wentBack(Account account, Links.Used used) {
        String before = used.link().subject();
        accounts.changeLogin(account.id(), new Login(before));
        links.withdraw(Purpose.ADDRESS_CHANGE, account.id());
        links.withdraw(Purpose.PASSWORD_RESET, account.id());
        sessions.endAll(account.id().toString());
        publisher.publishEvent(new AddressTakenBack(account.id(), used.issuedAt()));
        events.record(new ProfileChangeEvent(account.id().toString(), EMAIL));
        return links.issue(new Link(Purpose.PASSWORD_RESET, account.id(), before));
    }

    /** All or nothing; nothing also where somebody else has the address by now. */
    private boolean done(Supplier<Optional<Boolean>> change) {
        try {
            return Boolean.TRUE.equals(transactions.execute(_ -> change.get().orElse(false)));
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
