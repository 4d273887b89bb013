package ch.meinkonto.auth.registration;

import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.confirmation.Link;
import ch.meinkonto.auth.confirmation.Links;
import ch.meinkonto.auth.confirmation.Purpose;
import ch.meinkonto.auth.form.FormAnswer;
import ch.meinkonto.auth.form.FormBudgets;
import ch.meinkonto.auth.form.FormReturn;
import ch.meinkonto.auth.form.OpenForms;
import ch.meinkonto.auth.form.Sender;
import ch.meinkonto.auth.mail.Letters;
import ch.meinkonto.auth.throttle.Caller;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.RegistrationEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * The first step: whoever reads the mail of an address may open an account with it. An address that has an account gets a mail
 * that says so; the page says the same either way, after the same work: event, link and mail.
 */
@Component
class AskForAccount {
    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final OpenForms forms;
    private final FormBudgets budgets;
    private final Links links;
    private final Letters letters;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final String issuer;

    AskForAccount(Accounts accounts, LoginPseudonyms pseudonyms, OpenForms forms, FormBudgets budgets, Links links,
            Letters letters, SecurityEvents events, TransactionOperations transactions,
            @Value("${meinkonto.issuer}") String issuer) {
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.forms = forms;
        this.budgets = budgets;
        this.links = links;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.issuer = issuer;
    }

    /** Takes the wish to open an account with this address. */
    FormAnswer with(Login address, FormReturn returned, Caller caller, Locale language) {
        Sender sender = forms.judge(returned);
        return switch (sender) {
            case STALE -> FormAnswer.STALE;
            case PROGRAM -> FormAnswer.TAKEN;
            case WORKED, PLAIN -> {
                if (!budgets.allow(sender, caller)) {
                    yield FormAnswer.TOO_MANY;
                }
                boolean mailed = budgets.allowMailTo(pseudonyms.of(address));
                transactions.executeWithoutResult(_ -> answer(address, mailed, language));
                yield FormAnswer.TAKEN;
            }
        };
    }

    private void answer(Login address, boolean mailed, Locale language) {
        boolean known = accounts.find(address).isPresent();
        events.record(new RegistrationEvent(known ? Outcome.FAILURE : Outcome.UNKNOWN, pseudonyms.of(address), null,
                EmailAddress.domain(address), null));
        // Where there is an account already nobody learns the link, but making it takes its time.
        String token = links.issue(new Link(Purpose.REGISTRATION, null, address.value()));
        if (known) {
            write(address, mailed, "register-known", language, issuer + "/login", issuer + "/password/forgotten");
        } else {
            write(address, mailed, "register", language, issuer + "/register/confirm?token=" + token);
        }
    }

    private void write(Login address, boolean mailed, String kind, Locale language, Object... arguments) {
        if (mailed) {
            letters.send(address.value(), kind, language, arguments);
        } else {
            letters.pretend(kind, language, arguments);
        }
    }
}
