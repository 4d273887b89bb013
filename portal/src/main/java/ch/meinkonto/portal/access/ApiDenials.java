package ch.meinkonto.portal.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.DPoPAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.page.ProblemDocuments;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Tells a program that its token is missing, wrong or not enough: {@code WWW-Authenticate} as in RFC 6750, body as in
 * RFC 9457.
 */
@Component
class ApiDenials implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger log = LoggerFactory.getLogger(ApiDenials.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final BearerTokenAuthenticationEntryPoint unauthenticated = new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
    private final DPoPAuthenticationEntryPoint unproven = new DPoPAuthenticationEntryPoint();
    private final SecurityEvents events;
    private final ProblemDocuments problems;

    ApiDenials(SecurityEvents events, ProblemDocuments problems) {
        this.events = events;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            answerLater(response, failure);
            return;
        }
        unauthenticated.commence(request, response, failure);
        problems.write(response, HttpStatus.UNAUTHORIZED, "token_missing_or_invalid",
                "Send an access token of the city's identity provider for the audience portal-api.");
    }

    /** A token that is bound to a key came without a good proof of it (RFC 9449 section 7.1). */
    void refuseProof(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            answerLater(response, failure);
            return;
        }
        unproven.commence(request, response, failure);
        problems.write(response, HttpStatus.UNAUTHORIZED, "proof_missing_or_invalid",
                "Send a fresh proof, made for this request, of the key your access token is bound to.");
    }

    /** Whether the token is good is not known: the identity provider does not answer. It may, in a moment. */
    private void answerLater(HttpServletResponse response, AuthenticationException failure) throws IOException {
        log.warn("access token not checked, cause={}", failure.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                "The identity provider does not answer at the moment. Try again later.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (refusal instanceof AuthorizationDeniedException decided
                && decided.getAuthorizationResult() instanceof StepUp.Missing missing) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, missing.challenge());
            events.record(new AuthorizationDeniedEvent("api", Digests.of(request.getRequestURI()),
                    "insufficient_user_authentication"));
            problems.write(response, HttpStatus.UNAUTHORIZED, "insufficient_user_authentication",
                    "Ask for a new token as WWW-Authenticate says: the person must sign in again, or better.");
            return;
        }
        denied.handle(request, response, refusal);
        events.record(new AuthorizationDeniedEvent("api", Digests.of(request.getRequestURI()), "missing_scope"));
        problems.write(response, HttpStatus.FORBIDDEN, "missing_scope",
                "The access token lacks the scope of this service.");
    }
}
