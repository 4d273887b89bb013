package ch.meinkonto.auth.factor;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.AccountUserDetails;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.session.SignInCompletion;

/** Signs people in with a passkey: alone, or as the second factor where one is asked for. */
@Controller
@RequestMapping("/login/passkey")
class PasskeySignIn {
    private final PasskeyCeremonies ceremonies;
    private final PasskeyRecords records;
    private final Accounts accounts;
    private final AskedPeople asked;
    private final Questions questions;
    private final SignInCompletion signIn;
    private final Clock clock;

    PasskeySignIn(PasskeyCeremonies ceremonies, PasskeyRecords records, Accounts accounts, AskedPeople asked,
            Questions questions, SignInCompletion signIn, Clock clock) {
        this.ceremonies = ceremonies;
        this.records = records;
        this.accounts = accounts;
        this.asked = asked;
        this.questions = questions;
        this.signIn = signIn;
        this.clock = clock;
    }

    /**
     * What the browser shall ask its authenticator.
     *
     * @param question present where it is the second factor of somebody we know
     */
    @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(@Nullable Authentication signedIn, @RequestParam Optional<String> question,
            HttpServletRequest request, HttpServletResponse response) {
        return ceremonies.ask(question.isPresent() ? asked.in(request, signedIn) : null, request, response);
    }

    /** Takes the answer of the authenticator. */
    @PostMapping
    String answer(@Nullable Authentication signedIn, @RequestParam(defaultValue = "") String credential,
            @RequestParam Optional<String> question, HttpServletRequest request, HttpServletResponse response) {
        PasskeyCeremonies.Answer answer = ceremonies.check(credential, request, response);
        return question.isPresent()
                ? asSecondFactor(asked.in(request, signedIn), answer, request, response)
                : alone(answer, request, response);
    }

    private String asSecondFactor(@Nullable Authentication person, PasskeyCeremonies.Answer answer,
            HttpServletRequest request, HttpServletResponse response) {
        if (person == null) {
            return "redirect:/login?stale";
        }
        UUID accountId = UUID.fromString(person.getName());
        boolean right = accountId.equals(answer.accountId());
        records.verified(accountId, right);
        return right
                ? "redirect:" + letIn(proven(person, answer), request, response)
                : "redirect:" + SecondFactorDemand.PAGE + "?passkey";
    }

    private String alone(PasskeyCeremonies.Answer answer, HttpServletRequest request, HttpServletResponse response) {
        UUID owner = answer.accountId();
        Account account = owner == null ? null : accounts.find(owner).orElse(null);
        if (account == null || !account.isActive()) {
            records.refused(account, answer.claimed());
            return "redirect:/login?passkey";
        }
        records.signedIn(account);
        return "redirect:" + letIn(proven(person(account), answer), request, response);
    }

    private Authentication proven(Authentication person, PasskeyCeremonies.Answer answer) {
        return answer.controlled()
                ? ProvenFactors.withControlledPasskey(person, clock)
                : ProvenFactors.with(person, Factor.PASSKEY, clock);
    }

    private static Authentication person(Account account) {
        UserDetails details = AccountUserDetails.of(account);
        return UsernamePasswordAuthenticationToken.authenticated(details, null, details.getAuthorities());
    }

    private String letIn(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        PendingSignIn pending = PendingSignIn.in(request, clock.instant());
        if (pending != null && pending.accountId().toString().equals(person.getName())) {
            questions.close(pending.questionId());
        }
        PendingSignIn.forget(request);
        return signIn.complete(person, request, response);
    }
}
