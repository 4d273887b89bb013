package ch.meinkonto.auth.closing;

import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.password.ChangePassword;

/** The page on which a person takes a copy of their data, or leaves. Either asks for the password. */
@Controller
@RequestMapping("/account")
class ClosingPages {
    private final Accounts accounts;
    private final CloseAccount close;
    private final CopyOfEverything copies;
    private final ChangePassword password;

    ClosingPages(Accounts accounts, CloseAccount close, CopyOfEverything copies, ChangePassword password) {
        this.accounts = accounts;
        this.close = close;
        this.copies = copies;
        this.password = password;
    }

    @GetMapping("/data")
    String page(Authentication person, Model model) {
        model.addAttribute("passwordMissing", !password.isChosen(account(person)));
        return form(model, null, null);
    }

    /** A form that came back with a problem stands at its own address, where the person may switch the language. */
    @GetMapping({"/copy", "/close"})
    String again() {
        return "redirect:/account/data";
    }

    @PostMapping("/copy")
    Object copy(Authentication person, @RequestParam(defaultValue = "") String current, Model model) {
        Account account = account(person);
        if (!password.isKnown(account, current)) {
            return form(model, "password.problem.current", "copy-current");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mein-konto.json\"")
                .body(copies.of(account.id()));
    }

    @PostMapping("/close")
    String close(Authentication person, @RequestParam(defaultValue = "") String current, HttpServletRequest request,
            HttpServletResponse response, Locale language, Model model) {
        Account account = account(person);
        if (!password.isKnown(account, current)) {
            return form(model, "password.problem.current", "close-current");
        }
        close.ask(account, language);
        new SecurityContextLogoutHandler().logout(request, response, person);
        return "redirect:/account/closed";
    }

    @GetMapping("/closed")
    String closed() {
        return "closing/closed";
    }

    @GetMapping("/keep")
    String keep(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        if (!close.canBeKept(token)) {
            return gone(response);
        }
        model.addAttribute("token", token);
        return "closing/keep";
    }

    @PostMapping("/keep")
    String kept(@RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        return close.keep(token) ? "redirect:/login?kept" : gone(response);
    }

    private static String form(Model model, @Nullable String problem, @Nullable String field) {
        model.addAttribute("problem", problem);
        model.addAttribute("field", field);
        return "closing/data";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "closing/gone";
    }

    private Account account(Authentication person) {
        return accounts.find(UUID.fromString(person.getName())).orElseThrow();
    }
}
