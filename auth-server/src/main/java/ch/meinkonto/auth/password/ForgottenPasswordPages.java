package ch.meinkonto.auth.password;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.form.FormReturn;
import ch.meinkonto.auth.form.OpenForms;
import ch.meinkonto.auth.throttle.Callers;
import ch.meinkonto.soc.contract.Codes;

/** The pages for somebody who lost the password. */
@Controller
@RequestMapping("/password")
class ForgottenPasswordPages {
    private final ResetPassword reset;
    private final PasswordRules rules;
    private final OpenForms forms;
    private final Callers callers;

    ForgottenPasswordPages(ResetPassword reset, PasswordRules rules, OpenForms forms, Callers callers) {
        this.reset = reset;
        this.rules = rules;
        this.forms = forms;
        this.callers = callers;
    }

    @GetMapping("/forgotten")
    String forgotten(@RequestParam Optional<String> sent, @RequestParam Optional<String> stale, Model model) {
        return sent.isPresent() ? "password/sent" : form(model, stale.isPresent() ? "form.stale" : null, "");
    }

    @PostMapping("/forgotten")
    String ask(@RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response,
            Locale language, Model model) {
        Login login = new Login(email);
        if (!EmailAddress.isOne(login)) {
            return form(model, "form.address", email);
        }
        return switch (reset.ask(login, FormReturn.of(request), callers.of(request), language)) {
            case TAKEN -> "redirect:/password/forgotten?sent";
            case STALE -> form(model, "form.stale", email);
            case TOO_MANY -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield form(model, "form.too-many", email);
            }
        };
    }

    @GetMapping("/new")
    String choose(@RequestParam(defaultValue = "") String token, @RequestParam Optional<String> stale,
            HttpServletResponse response, Model model) {
        return reset.account(token)
                .map(account -> newForm(model, token, account, stale.isPresent() ? "form.stale" : null))
                .orElseGet(() -> gone(response));
    }

    @PostMapping("/new")
    String complete(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String password,
            HttpServletResponse response, Locale language, Model model) {
        Optional<Account> account = reset.account(token);
        if (account.isEmpty()) {
            return gone(response);
        }
        try {
            return reset.complete(token, password, language) ? "redirect:/login?reset" : gone(response);
        } catch (PasswordRefused refused) {
            return newForm(model, token, account.get(), "password.problem." + Codes.of(refused.reason()));
        }
    }

    private String form(Model model, @Nullable String problem, String email) {
        model.addAttribute("form", forms.open());
        model.addAttribute("problem", problem);
        model.addAttribute("email", email);
        return "password/forgotten";
    }

    private String newForm(Model model, String token, Account account, @Nullable String problem) {
        model.addAttribute("token", token);
        model.addAttribute("address", account.login().value());
        model.addAttribute("problem", problem);
        model.addAttribute("shortest", rules.shortest(account.id()));
        return "password/new";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "password/gone";
    }
}
