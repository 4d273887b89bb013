package ch.meinkonto.portal.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Records the beginning and the end of the portal's sessions, and makes failed returns from the sign-in visible. */
@Component
class SignInRecorder implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
    private static final Logger log = LoggerFactory.getLogger(SignInRecorder.class);

    private final SavedRequestAwareAuthenticationSuccessHandler onwards = new SavedRequestAwareAuthenticationSuccessHandler();
    private final SecurityEvents events;

    SignInRecorder(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication person) throws IOException, ServletException {
        events.record(SessionEvent.started(null, person.getName()));
        onwards.onAuthenticationSuccess(request, response, person);
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException failure) throws IOException {
        String code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "unknown";
        log.warn("sign-in at the identity provider did not succeed, error={}", code);
        response.sendRedirect(request.getContextPath() + "/?sign-in=failed");
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        if (person != null) {
            events.record(SessionEvent.ended(null, person.getName(), "logout"));
        }
    }
}
