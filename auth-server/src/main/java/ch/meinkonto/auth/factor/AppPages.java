package ch.meinkonto.auth.factor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Accounts;

/** Adds an authenticator app to one's account and takes it away. */
@Controller
@RequestMapping("/security/app")
class AppPages {
    static final String SECURITY = "redirect:/security";
    private static final String ISSUER = "Mein Konto";
    private static final int LONGEST_CODE = 64;

    private final SecondFactors factors;
    private final FreshProof proof;
    private final Accounts accounts;

    AppPages(SecondFactors factors, FreshProof proof, Accounts accounts) {
        this.factors = factors;
        this.proof = proof;
        this.accounts = accounts;
    }

    /** Shows the secret, as a QR code and as text, and asks for a first code. */
    @GetMapping
    String offer(Authentication person, @RequestParam Optional<String> error, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        String first = proof.demand(person, request, response);
        if (first != null) {
            return first;
        }
        UUID accountId = UUID.fromString(person.getName());
        if (factors.of(accountId).app() != null) {
            return SECURITY;
        }
        TotpSecret secret = factors.offeredApp(accountId);
        model.addAttribute("refused", error.isPresent());
        model.addAttribute("secret", secret.grouped());
        model.addAttribute("code",
                QrCode.of(secret.uri(ISSUER, accounts.find(accountId).orElseThrow().login().value())));
        return "factor/app";
    }

    /** Takes the app into use. */
    @PostMapping
    String add(Authentication person, @RequestParam(defaultValue = "") String code, Model model) {
        if (!proof.isGiven(person)) {
            return "redirect:/security/app";
        }
        String typed = code.length() <= LONGEST_CODE ? code.replaceAll("\\s", "") : "";
        Optional<List<String>> added = factors.addApp(UUID.fromString(person.getName()), typed);
        if (added.isEmpty()) {
            return "redirect:/security/app?error";
        }
        return added.get().isEmpty() ? SECURITY + "?app-added" : RecoveryCodePages.show(added.get(), model);
    }

    /** Asks whether the app shall really go. */
    @GetMapping("/remove")
    String askToRemove(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        String first = proof.demand(person, request, response);
        return first == null ? "factor/app-remove" : first;
    }

    /** Takes the app away. */
    @PostMapping("/remove")
    String remove(Authentication person) {
        if (!proof.isGiven(person)) {
            return "redirect:/security/app/remove";
        }
        factors.removeApp(UUID.fromString(person.getName()));
        return SECURITY + "?app-removed";
    }
}
