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
import ch.meinkonto.portal.cityservice.IdentityNotProven;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;
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

        @ExceptionHandler
        ModelAndView ask(StrongerSignInNeeded refusal, HttpServletRequest request, HttpServletResponse response) {
            if (!request.getMethod().equals("GET")) {
                return new ModelAndView("redirect:" + request.getRequestURI());
            }
            remembered.saveRequest(request, response);
            return new ModelAndView("access/stronger", HttpStatus.FORBIDDEN)
                    .addObject("signIn", IdentityProvider.SIGN_IN + "?" + LEVEL + "="
                            + refusal.needed().code());
        }
    }

    /** Where nobody has proven who somebody is: what is wanted, why, and both ways to get on. */
    @ControllerAdvice(annotations = Controller.class)
    @Order(1)
    static class Unproven {
        private final HttpSessionRequestCache remembered = new HttpSessionRequestCache();
        private final PortalSettings portal;

        Unproven(PortalSettings portal) {
            this.portal = portal;
        }

        @ExceptionHandler
        ModelAndView ask(IdentityNotProven refusal, HttpServletRequest request, HttpServletResponse response) {
            if (!request.getMethod().equals("GET")) {
                return new ModelAndView("redirect:" + request.getRequestURI());
            }
            remembered.saveRequest(request, response);
            return new ModelAndView("access/identity", HttpStatus.FORBIDDEN)
                    .addObject("wanted", refusal.needed().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .addObject("link", portal.issuer() + "/security#federation")
                    .addObject("signIn", IdentityProvider.SIGN_IN + "?" + LEVEL + "="
                            + Assurance.IDENTITY_PROVEN.code());
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
            return tell(refusal.needed(), request);
        }

        @ExceptionHandler
        ResponseEntity<ProblemDetail> tell(IdentityNotProven refusal, HttpServletRequest request) {
            return tell(refusal.needed().toldIn(), request);
        }

        private ResponseEntity<ProblemDetail> tell(Assurance needed, HttpServletRequest request) {
            events.record(new AuthorizationDeniedEvent("api", Digests.of(request.getRequestURI()), REASON));
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED,
                    "Ask for a new token as WWW-Authenticate says: the person must sign in again, or better.");
            problem.setProperty("reason", REASON);
            problem.setProperty("traceId", Traces.currentId());
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + REASON + "\", acr_values=\""
                            + String.join(" ", needed.enough()) + "\"")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
    }
}
