package ch.meinkonto.auth.factor;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows recovery codes, once, and makes new ones. */
@Controller
@RequestMapping("/security/recovery-codes")
class RecoveryCodePages {
    private final SecondFactors factors;
    private final FreshProof proof;

    RecoveryCodePages(SecondFactors factors, FreshProof proof) {
        this.factors = factors;
        this.proof = proof;
    }

    /** The page with the codes: an answer to a form and under no address of its own, so that nobody can come back to it. */
    static String show(List<String> codes, Model model) {
        model.addAttribute("codes", codes);
        return "factor/recovery-codes";
    }

    /** Asks whether the old codes shall really be good for nothing. */
    @GetMapping
    String ask(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        String first = proof.demand(person, request, response);
        if (first != null) {
            return first;
        }
        return factors.areAskedFor(UUID.fromString(person.getName()))
                ? "factor/recovery-codes-ask"
                : AppPages.SECURITY;
    }

    /** Makes new codes and shows them. */
    @PostMapping
    String make(Authentication person, Model model) {
        UUID accountId = UUID.fromString(person.getName());
        if (!proof.isGiven(person) || !factors.areAskedFor(accountId)) {
            return "redirect:/security/recovery-codes";
        }
        return show(factors.replaceRecoveryCodes(accountId), model);
    }
}
