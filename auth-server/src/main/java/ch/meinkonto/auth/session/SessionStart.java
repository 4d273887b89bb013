package ch.meinkonto.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Begins the session of somebody who has just signed in: under a new id, so that nobody can have planted it, and recorded
 * before the person is put into it. If it cannot be recorded, nobody is signed in.
 */
@Component
public class SessionStart implements SessionAuthenticationStrategy {
    private final SessionAuthenticationStrategy newId = new ChangeSessionIdAuthenticationStrategy();
    private final SecurityEvents events;

    SessionStart(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void onAuthentication(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        newId.onAuthentication(person, request, response);
        events.record(SessionEvent.started(SessionHash.of(request.getSession().getId()), person.getName()));
    }
}
