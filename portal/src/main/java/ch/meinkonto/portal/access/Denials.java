package ch.meinkonto.portal.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Somebody who is signed in asked for a page their role does not allow: the page says so, and an event tells of it. */
@Component
class Denials implements AccessDeniedHandler {
    private final SecurityEvents events;

    Denials(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        // A form that is older than its session is not an attempt at anybody's data.
        if (!(refusal instanceof CsrfException)) {
            events.record(new AuthorizationDeniedEvent("page", Digests.of(request.getRequestURI()), "missing_role"));
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
