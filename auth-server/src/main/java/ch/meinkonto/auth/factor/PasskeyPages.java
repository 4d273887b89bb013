package ch.meinkonto.auth.factor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.webauthn4j.util.exception.WebAuthnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.auth.account.Accounts;

/** Adds passkeys to one's account and takes them away. */
@Controller
@RequestMapping("/security/passkeys")
class PasskeyPages {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyPages.class);
    private static final int LONGEST_NAME = 60;

    private final SecondFactors factors;
    private final PasskeyCeremonies ceremonies;
    private final FreshProof proof;
    private final Accounts accounts;
    private final Clock clock;

    PasskeyPages(SecondFactors factors, PasskeyCeremonies ceremonies, FreshProof proof, Accounts accounts,
            Clock clock) {
        this.factors = factors;
        this.ceremonies = ceremonies;
        this.proof = proof;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Asks how the passkey shall be called. */
    @GetMapping
    String offer(Authentication person, @RequestParam Optional<String> error, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        String first = proof.demand(person, request, response);
        model.addAttribute("refused", error.isPresent());
        model.addAttribute("action", "/security/passkeys");
        return first == null ? "factor/passkey" : first;
    }

    /** What the browser shall ask its authenticator to make. */
    @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        if (!proof.isGiven(person)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return ceremonies.offer(person, accounts.find(accountId(person)).orElseThrow(), request, response);
    }

    /** Keeps the passkey that was made. */
    @PostMapping
    String add(Authentication person, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        if (!proof.isGiven(person)) {
            return "redirect:/security/passkeys";
        }
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            return "redirect:/security/passkeys?error";
        }
        Optional<Runnable> registration = ceremonies.registration(credential, called, isControlled(person), request,
                response);
        if (registration.isEmpty()) {
            return "redirect:/security/passkeys?error";
        }
        try {
            List<String> codes = factors.addPasskey(accountId(person), registration.get());
            return codes.isEmpty() ? AppPages.SECURITY + "?passkey-added" : RecoveryCodePages.show(codes, model);
        } catch (WebAuthnException | IllegalArgumentException | IllegalStateException e) {
            LOG.info("passkey not kept cause={}", e.getClass().getSimpleName());
            return "redirect:/security/passkeys?error";
        }
    }

    /** Asks whether a passkey shall really go. */
    @GetMapping("/remove")
    String askToRemove(Authentication person, @RequestParam String id, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        String first = proof.demand(person, request, response);
        if (first != null) {
            return first;
        }
        Optional<Passkeys.Passkey> meant = factors.of(accountId(person))
                .passkeys()
                .stream()
                .filter(passkey -> passkey.id().equals(id))
                .findFirst();
        if (meant.isEmpty()) {
            return AppPages.SECURITY;
        }
        model.addAttribute("id", id);
        model.addAttribute("name", meant.get().name());
        return "factor/passkey-remove";
    }

    /** Takes a passkey away. */
    @PostMapping("/remove")
    String remove(Authentication person, @RequestParam String id) {
        if (!proof.isGiven(person)) {
            return AppPages.SECURITY;
        }
        factors.removePasskey(accountId(person), id);
        return AppPages.SECURITY + "?passkey-removed";
    }

    /** Whoever has just proven such a passkey vouches for the next one. */
    private boolean isControlled(Authentication person) {
        return ProvenFactors.isControlledPasskeyFresh(person, clock);
    }

    private static UUID accountId(Authentication person) {
        return UUID.fromString(person.getName());
    }
}
