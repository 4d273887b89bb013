package ch.meinkonto.portal.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Somebody who is signed in asked for a page their role does not allow: the page says so, and an event tells of it. Who only
 * has to sign in better is sent to do so, and comes back.
 */
@Component
class Denials implements AccessDeniedHandler {
    private static final String ASKED = Denials.class.getName() + ".asked";

    private final HttpSessionRequestCache remembered = new HttpSessionRequestCache();
    private final SecurityEvents events;

    Denials(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        boolean weak = refusal instanceof AuthorizationDeniedException decided
                && decided.getAuthorizationResult() instanceof StepUp.Missing;
        if (weak && mayAsk(request.getSession())) {
            // A form would come back without its content.
            if (request.getMethod().equals("GET")) {
                remembered.saveRequest(request, response);
            }
            response.sendRedirect(request.getContextPath() + IdentityProvider.SIGN_IN + "?" + StrongerSignIn.LEVEL
                    + "=" + Assurance.PHISHING_RESISTANT.code());
            return;
        }
        // A form that is older than its session is not an attempt at anybody's data.
        if (!(refusal instanceof CsrfException)) {
            events.record(new AuthorizationDeniedEvent("page", Digests.of(request.getRequestURI()),
                    weak ? "insufficient_user_authentication" : "missing_role"));
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** Not again when a new sign-in has come back no better: that would go round for ever. */
    private static boolean mayAsk(HttpSession session) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        String signIn = person != null && person.getPrincipal() instanceof OidcUser user
                ? Digests.of(user.getIdToken().getTokenValue())
                : "";
        Object asked = session.getAttribute(ASKED);
        if (asked != null && !asked.equals(signIn)) {
            session.removeAttribute(ASKED);
            return false;
        }
        session.setAttribute(ASKED, signIn);
        return true;
    }
}
