package ch.meinkonto.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/** Ends the session of somebody who signs out, and records it. */
@Component
public class SessionEnd implements LogoutHandler {
    private final LogoutHandler invalidate = new SecurityContextLogoutHandler();
    private final Sessions sessions;

    SessionEnd(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        HttpSession session = request.getSession(false);
        if (session != null && person != null) {
            sessions.ended(session.getId(), person.getName(), Sessions.LOGOUT);
        }
        invalidate.logout(request, response, person);
    }
}
