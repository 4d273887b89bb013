package ch.meinkonto.auth.password;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.soc.contract.Codes;

/** The page on which somebody who is signed in replaces the password. */
@Controller
@RequestMapping("/password")
class PasswordPages {
    private final Accounts accounts;
    private final ChangePassword change;
    private final PasswordRules rules;

    PasswordPages(Accounts accounts, ChangePassword change, PasswordRules rules) {
        this.accounts = accounts;
        this.change = change;
        this.rules = rules;
    }

    @GetMapping
    String page(Authentication person, Model model) {
        Account account = account(person);
        // Who has none chooses one as somebody does who forgot it: by a mail.
        return change.isChosen(account) ? form(model, account, null, null) : "redirect:/password/forgotten";
    }

    @PostMapping
    String change(Authentication person, HttpSession session, @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password, @RequestParam Optional<String> endOthers,
            Locale language, Model model) {
        Account account = account(person);
        if (!change.isKnown(account, current)) {
            return form(model, account, "password.problem.current", "current");
        }
        try {
            change.to(account, password, endOthers.map(_ -> session.getId()), language);
            return "redirect:/?password";
        } catch (PasswordRefused refused) {
            return form(model, account, "password.problem." + Codes.of(refused.reason()), "password");
        }
    }

    private String form(Model model, Account account, @Nullable String problem, @Nullable String field) {
        model.addAttribute("address", account.login().value());
        model.addAttribute("problem", problem);
        model.addAttribute("field", field);
        model.addAttribute("shortest", rules.shortest(account.id()));
        return "password/change";
    }

    private Account account(Authentication person) {
        return accounts.find(UUID.fromString(person.getName())).orElseThrow();
    }
}
