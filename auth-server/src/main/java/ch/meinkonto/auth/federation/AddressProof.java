package ch.meinkonto.auth.federation;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.confirmation.Link;
import ch.meinkonto.auth.confirmation.Links;
import ch.meinkonto.auth.confirmation.Purpose;
import ch.meinkonto.auth.form.FormBudgets;
import ch.meinkonto.auth.mail.Letters;

/**
 * Proves an address by a mail, in the browser in which it was typed and in no other. An address that has an account gets a mail
 * that says so, and the page says the same either way.
 */
@Component
class AddressProof {
    private static final String ATTRIBUTE = "meinkonto.address-asked";

    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final FormBudgets budgets;
    private final Links links;
    private final Letters letters;
    private final TransactionOperations transactions;
    private final String issuer;

    AddressProof(Accounts accounts, LoginPseudonyms pseudonyms, FormBudgets budgets, Links links, Letters letters,
            TransactionOperations transactions, @Value("${meinkonto.issuer}") String issuer) {
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.budgets = budgets;
        this.links = links;
        this.letters = letters;
        this.transactions = transactions;
        this.issuer = issuer;
    }

    /**
     * What was asked for in this browser.
     *
     * @param address to be proven
     * @param name how the person wants to be called
     */
    record Asked(String address, String name) implements Serializable {
        private static final long serialVersionUID = 1;

        /** Leaves out who it is. */
        @Override
        public String toString() {
            return "Asked[]";
        }
    }

    /** Writes to an address, unless it got enough mail. */
    void ask(Login address, String name, HttpServletRequest request, Locale language) {
        request.getSession().setAttribute(ATTRIBUTE, new Asked(address.value(), name));
        boolean mailed = budgets.allowMailTo(pseudonyms.of(address));
        transactions.executeWithoutResult(_ -> {
            if (accounts.find(address).isPresent()) {
                write(address, mailed, "register-known", language, issuer + "/login", issuer + "/password/forgotten");
            } else {
                String token = links.issue(new Link(Purpose.FEDERATED_REGISTRATION, null, address.value()));
                write(address, mailed, "federated-register", language,
                        issuer + "/login/federated/first/address?token=" + token);
            }
        });
    }

    /** What a link is about, while it is good and was asked for in this browser. */
    Optional<Asked> find(String token, HttpServletRequest request) {
        return links.find(Purpose.FEDERATED_REGISTRATION, token).flatMap(link -> asked(request)
                .filter(asked -> asked.address().equals(link.subject())));
    }

    /** Uses a link in the browser in which it was asked for. */
    Optional<Asked> use(String token, HttpServletRequest request) {
        return find(token, request).filter(_ -> links.use(Purpose.FEDERATED_REGISTRATION, token).isPresent());
    }

    private static Optional<Asked> asked(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Asked asked
                ? Optional.of(asked)
                : Optional.empty();
    }

    private void write(Login address, boolean mailed, String kind, Locale language, Object... arguments) {
        if (mailed) {
            letters.send(address.value(), kind, language, arguments);
        } else {
            letters.pretend(kind, language, arguments);
        }
    }
}
