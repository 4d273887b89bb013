package ch.meinkonto.auth.factor;

import java.time.Clock;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * Has people prove once more who they are before they change what proves it: with the best they have, so that neither an
 * open browser nor a stolen password is enough.
 */
@Component
public class FreshProof {
    private final SecondFactors factors;
    private final RequestCache requests;
    private final Clock clock;

    FreshProof(SecondFactors factors, RequestCache requests, Clock clock) {
        this.factors = factors;
        this.requests = requests;
        this.clock = clock;
    }

    /** Whether the person has proven enough in the last minutes. */
    public boolean isGiven(Authentication person) {
        return factors.areAskedFor(UUID.fromString(person.getName()))
                ? ProvenFactors.isSecondFactorFresh(person, clock)
                : ProvenFactors.isFresh(person, clock);
    }

    /**
     * Where the person must go first; absent where they have proven enough. Comes back to this request, which is a page and
     * not a form.
     */
    public @Nullable String demand(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        if (isGiven(person)) {
            return null;
        }
        requests.saveRequest(request, response);
        return factors.areAskedFor(UUID.fromString(person.getName()))
                ? "redirect:" + SecondFactorDemand.PAGE
                : "redirect:/login?again";
    }
}
