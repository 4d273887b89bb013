package ch.meinkonto.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.context.ApplicationEventPublisher;
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
    private final SignIns signIns;
    private final Sessions sessions;
    private final ApplicationEventPublisher publisher;

    SessionStart(SecurityEvents events, SignIns signIns, Sessions sessions, ApplicationEventPublisher publisher) {
        this.events = events;
        this.signIns = signIns;
        this.sessions = sessions;
        this.publisher = publisher;
    }

    @Override
    public void onAuthentication(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        String formerId = before == null ? "" : before.getId();
        newId.onAuthentication(person, request, response);
        String id = request.getSession().getId();
        begin(formerId, id, person.getName());
        request.getSession().setAttribute(Sessions.PLACE, Place.of(request));
        publisher.publishEvent(new SignedIn(person.getName(), request));
        events.record(SessionEvent.started(SessionHash.of(id), person.getName()));
    }

    /** Who signs in again goes on with the same sign-in; somebody else ends it. */
    private void begin(String formerId, String id, String accountId) {
        SignIns.SignIn former = signIns.in(formerId).orElse(null);
        if (former != null && former.accountId().equals(accountId)) {
            signIns.moved(former.sid(), id);
            return;
        }
        if (former != null) {
            sessions.ended(formerId, former.accountId(), Sessions.LOGOUT);
        }
        signIns.begin(id, accountId);
    }
}
