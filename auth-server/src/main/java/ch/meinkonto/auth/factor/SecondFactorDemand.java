package ch.meinkonto.auth.factor;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Sends somebody who knew the password on to the page that asks for the second factor. */
@Component
public class SecondFactorDemand {
    static final String PAGE = "/login/factor";

    private final SecondFactors factors;
    private final Questions questions;
    private final Clock clock;

    SecondFactorDemand(SecondFactors factors, Questions questions, Clock clock) {
        this.factors = factors;
        this.questions = questions;
        this.clock = clock;
    }

    /** Asks the person of a refused authentication, who is not signed in by this. */
    public void ask(SecondFactorNeeded needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Authentication person = needed.person();
        UUID accountId = UUID.fromString(person.getName());
        Factor factor = factors.first(accountId);
        if (factor == Factor.TOTP && factors.areBlocked(accountId)) {
            // The attempt ends here: who cannot answer need not be asked.
            factors.refuse(accountId, factor);
            PendingSignIn.forget(request);
            response.sendRedirect(request.getContextPath() + "/login?codes");
            return;
        }
        if (!isSignedIn(request)) {
            // Whoever planted the session must not be the one who is asked.
            request.getSession();
            request.changeSessionId();
        }
        new PendingSignIn(person, questions.ask(accountId, factor), clock.instant()).keep(request);
        response.sendRedirect(request.getContextPath() + PAGE);
    }

    /** The session of somebody who is signed in got its new id then, and clients know it by that. */
    private static boolean isSignedIn(HttpServletRequest request) {
        return new HttpSessionSecurityContextRepository().containsContext(request);
    }
}
