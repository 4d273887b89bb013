package ch.meinkonto.auth.factor;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.session.SignInCompletion;

/**
 * Asks for the second factor: after the password, or of somebody who is signed in and wants something for which that was not
 * enough. A recovery code is never what is asked for first.
 */
@Controller
class SecondFactorPages {
    private static final int LONGEST_CODE = 64;

    private final SecondFactors factors;
    private final AskedPeople asked;
    private final Questions questions;
    private final FreshProof proof;
    private final SignInCompletion signIn;
    private final Clock clock;

    SecondFactorPages(SecondFactors factors, AskedPeople asked, Questions questions, FreshProof proof,
            SignInCompletion signIn,
            Clock clock) {
        this.factors = factors;
        this.asked = asked;
        this.questions = questions;
        this.proof = proof;
        this.signIn = signIn;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @param recovery present where the person has nothing but the paper at hand
     * @param level what the application wants: {@code passkey} where nothing else will do
     */
    @GetMapping(SecondFactorDemand.PAGE)
    String ask(@Nullable Authentication signedIn, @RequestParam Optional<String> error,
            @RequestParam Optional<String> recovery, @RequestParam Optional<String> level,
            @RequestParam Optional<String> passkey, HttpServletRequest request, Model model) {
        Authentication person = asked.in(request, signedIn);
        if (person == null) {
            return "redirect:/login";
        }
        SecondFactors.Overview has = factors.of(accountId(person));
        boolean passkeyWanted = level.filter("passkey"::equals).isPresent();
        boolean staff = proof.needsPasskey(accountId(person));
        if (staff && passkeyWanted && !factors.hasControlledPasskey(accountId(person))) {
            return "redirect:" + EnrolmentPages.PATH;
        }
        if (!has.isAny()) {
            return "redirect:/login?again";
        }
        boolean passkeyOnly = passkeyWanted && !has.passkeys().isEmpty();
        boolean onPaper = !passkeyOnly && recovery.isPresent() && has.recoveryCodesLeft() > 0;
        model.addAttribute("refused", error.isPresent());
        model.addAttribute("staff", staff);
        model.addAttribute("passkeyFailed", passkey.isPresent());
        model.addAttribute("onPaper", onPaper);
        model.addAttribute("app", !passkeyOnly && !onPaper && has.app() != null);
        model.addAttribute("passkey", !onPaper && !has.passkeys().isEmpty());
        model.addAttribute("paperOffered", !passkeyOnly && !onPaper && has.recoveryCodesLeft() > 0);
        return "factor/ask";
    }

    /** Looks at a code and lets the person in, or asks again, or ends the attempt. */
    @PostMapping(SecondFactorDemand.PAGE)
    String answer(@Nullable Authentication signedIn, @RequestParam(defaultValue = "") String code,
            @RequestParam Optional<String> recovery, HttpServletRequest request, HttpServletResponse response) {
        Authentication person = asked.in(request, signedIn);
        if (person == null) {
            return "redirect:/login?stale";
        }
        Factor factor = recovery.isPresent() ? Factor.RECOVERY_CODE : Factor.TOTP;
        String typed = code.length() <= LONGEST_CODE ? code.replaceAll("\\s", "") : "";
        return switch (factors.verify(accountId(person), factor, typed)) {
            case RIGHT -> "redirect:" + letIn(ProvenFactors.with(person, factor, clock), request, response);
            case WRONG -> "redirect:" + SecondFactorDemand.PAGE + "?error" + (recovery.isPresent() ? "&recovery" : "");
            case TOO_MANY -> {
                close(request);
                yield "redirect:/login?codes";
            }
        };
    }

    /** Ends the question and signs the person in. */
    private String letIn(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        close(request);
        return signIn.complete(person, request, response);
    }

    private void close(HttpServletRequest request) {
        PendingSignIn pending = PendingSignIn.in(request, clock.instant());
        if (pending != null) {
            questions.close(pending.questionId());
        }
        PendingSignIn.forget(request);
    }

    private static UUID accountId(Authentication person) {
        return UUID.fromString(person.getName());
    }
}
