package ch.meinkonto.auth.factor;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.webauthn4j.util.exception.WebAuthnException;
import org.jspecify.annotations.Nullable;
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

/**
 * Leads somebody who works for the city to a passkey: first the code that a second person has issued, then the passkey, then
 * the proof that it works. A registration without attestation proves nothing by itself.
 */
@Controller
@RequestMapping(EnrolmentPages.PATH)
class EnrolmentPages {
    static final String PATH = "/login/enrolment";
    private static final String PASSKEY = PATH + "/passkey";
    private static final String ACCEPTED = "meinkonto.enrolment";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 60;

    private final EnrolPasskey enrol;
    private final SecondFactors factors;
    private final PasskeyCeremonies ceremonies;
    private final Accounts accounts;
    private final Clock clock;

    EnrolmentPages(EnrolPasskey enrol, SecondFactors factors, PasskeyCeremonies ceremonies, Accounts accounts,
            Clock clock) {
        this.enrol = enrol;
        this.factors = factors;
        this.ceremonies = ceremonies;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A code that was right, for one account and a few minutes. */
    private record Accepted(UUID accountId, Instant at) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Asks for the code. */
    @GetMapping
    String ask(@Nullable Authentication signedIn, @RequestParam Optional<String> error, HttpServletRequest request,
            Model model) {
        if (asked(signedIn, request) == null) {
            return "redirect:/login";
        }
        model.addAttribute("refused", error.isPresent());
        return "factor/enrolment";
    }

    /** Looks at the code. */
    @PostMapping
    String answer(@Nullable Authentication signedIn, @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        Authentication person = asked(signedIn, request);
        if (person == null) {
            return "redirect:/login?stale";
        }
        UUID accountId = UUID.fromString(person.getName());
        return switch (enrol.take(accountId, code.length() <= LONGEST_CODE ? code : "")) {
            case RIGHT -> {
                request.getSession().setAttribute(ACCEPTED, new Accepted(accountId, clock.instant()));
                yield "redirect:" + PASSKEY;
            }
            case WRONG -> "redirect:" + PATH + "?error";
            case TOO_MANY -> "redirect:/login?codes";
        };
    }

    /** Asks how the passkey shall be called. */
    @GetMapping("/passkey")
    String offer(@Nullable Authentication signedIn, @RequestParam Optional<String> error, HttpServletRequest request,
            Model model) {
        if (accepted(signedIn, request) == null) {
            return "redirect:" + PATH;
        }
        model.addAttribute("refused", error.isPresent());
        model.addAttribute("action", PASSKEY);
        return "factor/passkey";
    }

    /** What the browser shall ask its authenticator to make. */
    @PostMapping(path = "/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(@Nullable Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        Authentication person = accepted(signedIn, request);
        if (person == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return ceremonies.offer(person, accounts.find(UUID.fromString(person.getName())).orElseThrow(), request,
                response);
    }

    /** Keeps the passkey, and asks for it at once. */
    @PostMapping("/passkey")
    String add(@Nullable Authentication signedIn, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential, HttpServletRequest request,
            HttpServletResponse response) {
        Authentication person = accepted(signedIn, request);
        if (person == null) {
            return "redirect:" + PATH;
        }
        String called = name.strip();
        Optional<Runnable> registration = called.isEmpty() || called.length() > LONGEST_NAME
                ? Optional.empty()
                : ceremonies.registration(credential, called, true, request, response);
        if (registration.isEmpty()) {
            return "redirect:" + PASSKEY + "?error";
        }
        try {
            factors.addStaffPasskey(UUID.fromString(person.getName()), registration.get());
        } catch (WebAuthnException | IllegalArgumentException | IllegalStateException e) {
            return "redirect:" + PASSKEY + "?error";
        }
        request.getSession().removeAttribute(ACCEPTED);
        return "redirect:" + SecondFactorDemand.PAGE + "?level=passkey&enrolled";
    }

    /** Whose code was right in this browser a moment ago; absent where nobody's was. */
    private @Nullable Authentication accepted(@Nullable Authentication signedIn, HttpServletRequest request) {
        Authentication person = asked(signedIn, request);
        return person != null && request.getSession().getAttribute(ACCEPTED) instanceof Accepted code
                && code.accountId().toString().equals(person.getName())
                && code.at().plus(PATIENCE).isAfter(clock.instant()) ? person : null;
    }

    /** Who is asked: who has just given the password, else who is signed in. */
    private @Nullable Authentication asked(@Nullable Authentication signedIn, HttpServletRequest request) {
        PendingSignIn pending = PendingSignIn.in(request, clock.instant());
        return pending == null ? signedIn : pending.person();
    }
}
