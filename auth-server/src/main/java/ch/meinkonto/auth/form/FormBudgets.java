package ch.meinkonto.auth.form;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.throttle.Budgets;
import ch.meinkonto.auth.throttle.Caller;
import ch.meinkonto.auth.throttle.Limit;

/** How many open forms may come from one place, and how many mails they may send to one address. */
@Component
public class FormBudgets {
    /** A course in a library where everybody opens an account. */
    static final Limit WORKED = new Limit("open-form", "address", 30, Duration.ofMinutes(2));
    static final Limit PLAIN = new Limit("open-form-plain", "address", 5, Duration.ofMinutes(10));
    static final Limit NETWORK = new Limit("open-form-network", "network", 200, Duration.ofSeconds(30));
    /** Nobody's inbox is to be filled by somebody else. */
    static final Limit RECIPIENT = new Limit("mail-recipient", "account", 3, Duration.ofMinutes(20));

    private final Budgets budgets;

    FormBudgets(Budgets budgets) {
        this.budgets = budgets;
    }

    /** Whether one more form may come from there; says nothing of whom the form is about. */
    public boolean allow(Sender sender, Caller caller) {
        if (caller.exempt()) {
            return true;
        }
        Limit ofAddress = sender == Sender.WORKED ? WORKED : PLAIN;
        return budgets.take(List.of(ofAddress.by(caller.address()), NETWORK.by(caller.network())));
    }

    /** Whether one more mail may go to an address. */
    public boolean allowMailTo(String userHash) {
        return budgets.take(RECIPIENT.by(userHash));
    }
}
