package ch.meinkonto.auth.contact;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.mail.Letters;
import ch.meinkonto.auth.mail.ShortMessages;
import ch.meinkonto.auth.throttle.Budgets;
import ch.meinkonto.auth.throttle.Limit;
import ch.meinkonto.soc.contract.ProfileChangeEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Another telephone number, proven by a code that is sent there; the address is told. */
@Component
class ChangePhone {
    /** Messages cost money, and a stranger's telephone is not to ring all night. */
    private static final Limit BY_ACCOUNT = new Limit("phone-code-account", "account", 3, Duration.ofMinutes(20));
    private static final Limit BY_NUMBER = new Limit("phone-code-number", "account", 3, Duration.ofHours(1));

    private final Phones phones;
    private final ShortMessages messages;
    private final Letters letters;
    private final Budgets budgets;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    ChangePhone(Phones phones, ShortMessages messages, Letters letters, Budgets budgets, SecurityEvents events,
            TransactionOperations transactions) {
        this.phones = phones;
        this.messages = messages;
        this.letters = letters;
        this.budgets = budgets;
        this.events = events;
        this.transactions = transactions;
    }

    /** Sends a code; tells whether that is allowed once more. */
    boolean begin(Account account, PhoneNumber number, Locale language) {
        if (!budgets.take(List.of(BY_ACCOUNT.by(account.id().toString()), BY_NUMBER.by(number.value())))) {
            return false;
        }
        transactions.executeWithoutResult(
                _ -> messages.send(number.value(), "phone-code", language, phones.begin(account.id(), number)));
        return true;
    }

    /** Takes the code that the person typed; tells whether the number counts now. */
    boolean prove(Account account, String code, Locale language) {
        // The guess stays counted whatever becomes of the rest.
        Optional<PhoneNumber> proven = phones.prove(account.id(), code);
        proven.ifPresent(number -> transactions.executeWithoutResult(_ -> {
            phones.keep(account.id(), number);
            changed(account, language);
        }));
        return proven.isPresent();
    }

    /** Forgets the number. */
    void remove(Account account, Locale language) {
        transactions.executeWithoutResult(_ -> {
            if (phones.remove(account.id())) {
                changed(account, language);
            }
        });
    }

    private void changed(Account account, Locale language) {
        events.record(new ProfileChangeEvent(account.id().toString(), List.of("phone")));
        letters.send(account.login().value(), "phone-changed", language);
    }
}
