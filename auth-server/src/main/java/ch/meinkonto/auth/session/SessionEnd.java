package ch.meinkonto.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;

import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Ends the session of somebody who signs out, and records it. */
public final class SessionEnd implements LogoutHandler {
    private final LogoutHandler invalidate = new SecurityContextLogoutHandler();
    private final SecurityEvents events;

    public SessionEnd(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        HttpSession session = request.getSession(false);
        if (session != null && person != null) {
            events.record(SessionEvent.ended(SessionHash.of(session.getId()), person.getName(), "logout"));
        }
        invalidate.logout(request, response, person);
    }
}
