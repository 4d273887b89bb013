package ch.meinkonto.dashboards.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Answers who is signed in but may not, with a page that says so; the operations centre learns of it too. */
@Component
class Denied implements AccessDeniedHandler {
    private final SecurityEvents events;

    Denied(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        boolean stale = denied instanceof CsrfException;
        if (!stale) {
            events.record(new AuthorizationDeniedEvent("console", null, "missing_role"));
        }
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        request.setAttribute("stale", stale);
        request.getRequestDispatcher("/denied").forward(request, response);
    }
}
