package ch.meinkonto.portal.access;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;
import ch.meinkonto.portal.page.PageFrame;
import ch.meinkonto.portal.page.Traces;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * What happens where the sign-in is not strong enough: a person reads why and goes to sign in again, a program is told what to
 * ask for (RFC 9470 section 3).
 */
final class StrongerSignIn {
    /** Parameter of our own address at which a sign-in begins. */
    static final String LEVEL = "level";
    private static final String REASON = "insufficient_user_authentication";

    private StrongerSignIn() {}

    /** The level that somebody needs who is on the way to sign in, as the identity provider writes it. */
    static Optional<String> wanted(HttpServletRequest signIn) {
        return Assurance.ofCode(signIn.getParameter(LEVEL)).map(Assurance::acr);
    }

    /** For pages. They are remembered, so that the sign-in leads back; a form is asked for again. */
    @ControllerAdvice(annotations = Controller.class)
    @Order(1)
    static class Pages {
        private final HttpSessionRequestCache remembered = new HttpSessionRequestCache();
        private final PortalSettings portal;
        private final PageFrame frame;

        Pages(PortalSettings portal, PageFrame frame) {
            this.portal = portal;
            this.frame = frame;
        }

        @ExceptionHandler
        ModelAndView ask(StrongerSignInNeeded refusal, HttpServletRequest request, HttpServletResponse response,
                Locale language) {
            if (!request.getMethod().equals("GET")) {
                return new ModelAndView("redirect:" + request.getRequestURI());
            }
            remembered.saveRequest(request, response);
            ProvenIdentity proof = refusal.proof();
            ModelAndView page = proof == null ? new ModelAndView("access/stronger") : identity(proof);
            Assurance level = proof == null ? refusal.needed() : Assurance.IDENTITY_PROVEN;
            page.setStatus(HttpStatus.FORBIDDEN);
            page.addObject("signIn", IdentityProvider.SIGN_IN + "?" + LEVEL + "=" + level.code());
            return frame.around(page, request, language);
        }

        /** Where nobody has proven who somebody is: what is wanted, why, and both ways to get on. */
        private ModelAndView identity(ProvenIdentity wanted) {
            return new ModelAndView("access/identity")
                    .addObject("wanted", wanted.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .addObject("link", portal.issuer() + "/security#federation");
        }
    }

    /** For programs. */
    @RestControllerAdvice(annotations = RestController.class)
    @Order(0)
    static class Programs {
        private final SecurityEvents events;

        Programs(SecurityEvents events) {
            this.events = events;
        }

        @ExceptionHandler
        ResponseEntity<ProblemDetail> tell(StrongerSignInNeeded refusal, HttpServletRequest request) {
            events.record(new AuthorizationDeniedEvent("api", Digests.of(request.getRequestURI()), REASON));
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED,
                    "Ask for a new token as WWW-Authenticate says: the person must sign in again, or better.");
            problem.setProperty("reason", REASON);
            problem.setProperty("traceId", Traces.currentId());
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + REASON + "\", acr_values=\""
                            + String.join(" ", refusal.needed().enough()) + "\"")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
    }
}
