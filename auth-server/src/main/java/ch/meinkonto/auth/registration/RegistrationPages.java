package ch.meinkonto.auth.registration;

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

import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.form.FormReturn;
import ch.meinkonto.auth.form.OpenForms;
import ch.meinkonto.auth.password.PasswordRefused;
import ch.meinkonto.auth.password.PasswordRules;
import ch.meinkonto.auth.throttle.Callers;
import ch.meinkonto.soc.contract.Codes;

/** The pages on which somebody opens an account. */
@Controller
@RequestMapping("/register")
class RegistrationPages {
    private static final int LONGEST_NAME = 200;

    private final AskForAccount ask;
    private final OpenAccount open;
    private final OpenForms forms;
    private final PasswordRules rules;
    private final Callers callers;

    RegistrationPages(AskForAccount ask, OpenAccount open, OpenForms forms, PasswordRules rules, Callers callers) {
        this.ask = ask;
        this.open = open;
        this.forms = forms;
        this.rules = rules;
        this.callers = callers;
    }

    @GetMapping
    String page(@RequestParam Optional<String> sent, @RequestParam Optional<String> stale, Model model) {
        if (sent.isPresent()) {
            return "registration/sent";
        }
        return form(model, stale.isPresent() ? "form.stale" : null, "");
    }

    @PostMapping
    String ask(@RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response,
            Locale language, Model model) {
        Login address = new Login(email);
        if (!EmailAddress.isOne(address)) {
            return form(model, "form.address", email);
        }
        return switch (ask.with(address, FormReturn.of(request), callers.of(request), language)) {
            case TAKEN -> "redirect:/register?sent";
            case STALE -> form(model, "form.stale", email);
            case TOO_MANY -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield form(model, "form.too-many", email);
            }
        };
    }

    @GetMapping("/confirm")
    String confirm(@RequestParam(defaultValue = "") String token, @RequestParam Optional<String> stale,
            HttpServletResponse response, Model model) {
        return open.address(token)
                .map(address -> confirmForm(model, token, address, "", stale.isPresent() ? "form.stale" : null))
                .orElseGet(() -> gone(response));
    }

    @PostMapping("/confirm")
    String open(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password, HttpServletResponse response, Model model) {
        Optional<Login> address = open.address(token);
        if (address.isEmpty()) {
            return gone(response);
        }
        String displayName = name.strip();
        if (!isName(displayName)) {
            return confirmForm(model, token, address.get(), name, "name.problem");
        }
        try {
            return open.open(token, displayName, password) ? "redirect:/login?opened" : gone(response);
        } catch (PasswordRefused refused) {
            return confirmForm(model, token, address.get(), name, "password.problem." + Codes.of(refused.reason()));
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl)
                && name.codePoints().anyMatch(Character::isLetter);
    }

    private String form(Model model, @Nullable String problem, String email) {
        model.addAttribute("form", forms.open());
        model.addAttribute("problem", problem);
        model.addAttribute("email", email);
        return "registration/register";
    }

    private String confirmForm(Model model, String token, Login address, String name,
            @Nullable String problem) {
        model.addAttribute("token", token);
        model.addAttribute("address", address.value());
        model.addAttribute("name", name);
        model.addAttribute("problem", problem);
        model.addAttribute("shortest", rules.shortest(null));
        return "registration/confirm";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "registration/gone";
    }
}
