package ch.meinkonto.auth.federation;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.soc.contract.Codes;
import ch.meinkonto.soc.contract.FederationEvent.Reason;

/** The way to a provider and back. Whatever goes wrong on it ends on the page where it began, in words. */
@Controller
@RequestMapping("/login/federated/{provider}")
class FederationPages {
    private final IdentityProviders providers;
    private final UpstreamRequests requests;
    private final UpstreamAnswers answers;
    private final FederatedSignIn signIn;
    private final FederationRecords records;

    FederationPages(IdentityProviders providers, UpstreamRequests requests, UpstreamAnswers answers,
            FederatedSignIn signIn, FederationRecords records) {
        this.providers = providers;
        this.requests = requests;
        this.answers = answers;
        this.signIn = signIn;
        this.records = records;
    }

    /**
     * Sends somebody to the provider.
     *
     * @param link present where they want to link who they are over there to their account
     */
    @GetMapping
    String send(@PathVariable String provider, @Nullable Authentication person, @RequestParam Optional<String> link,
            @RequestParam Optional<String> again, Locale language, HttpServletRequest request,
            HttpServletResponse response) {
        requireKnown(provider);
        boolean linking = link.isPresent() && person != null;
        try {
            return "redirect:" + requests.send(provider, again.isPresent(), linking, language, request, response);
        } catch (FederationRefused refusal) {
            records.refused(provider, refusal);
            return back(provider, linking, refusal.reason());
        }
    }

    /** Takes the answer. The same answer a second time is one that nobody waits for. */
    @GetMapping("/answer")
    @Nullable
    String answer(@PathVariable String provider, @Nullable Authentication person, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        requireKnown(provider);
        boolean linking = false;
        boolean recorded = false;
        try {
            if (UpstreamAnswers.isDoubled(request)) {
                throw new FederationRefused(Reason.INVALID_ANSWER);
            }
            UpstreamRequests.Errand errand = requests.take(provider, request, response);
            UUID accountId = errand.linking() && person != null ? UUID.fromString(person.getName()) : null;
            linking = accountId != null;
            Arrival arrival = answers.read(provider, errand, request, response);
            // From here on, records name the account or the identity.
            recorded = true;
            String onwards = signIn.goOn(arrival, accountId, request, response);
            return onwards == null ? null : "redirect:" + onwards;
        } catch (FederationRefused refusal) {
            if (!recorded) {
                records.refused(provider, refusal);
            }
            return back(provider, linking, refusal.reason());
        }
    }

    private void requireKnown(String provider) {
        if (providers.settings(provider).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    static String back(String provider, boolean linking, Reason reason) {
        return "redirect:" + (linking ? "/security" : "/login") + "?federated=" + Codes.of(reason) + "&by=" + provider
                + (linking ? "#federation" : "");
    }
}
