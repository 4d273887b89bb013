package ch.meinkonto.auth.signin;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

import ch.meinkonto.auth.key.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Records that somebody was refused a page. A form that was open longer than the session is not refused but offered again:
 * that is a person who was called to the door, not an attack.
 */
final class DeniedPages implements AccessDeniedHandler {
    /** What somebody may fill in who is not signed in. */
    private static final Set<String> OPEN_FORMS = Set.of("/login", "/login/factor", "/login/enrolment",
            "/login/federated/first", "/register",
            "/password/forgotten");

    /** What a link in a mail opens: its token goes back with the form. */
    private static final Set<String> LINKED_FORMS = Set.of("/register/confirm", "/password/new",
            "/contact/address/confirm", "/contact/address/return", "/account/keep");

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
    private final SecurityEvents events;

    DeniedPages(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (denied instanceof CsrfException && OPEN_FORMS.contains(path)) {
            response.sendRedirect(request.getContextPath() + path + "?stale");
            return;
        }
        if (denied instanceof CsrfException && LINKED_FORMS.contains(path)) {
            String token = URLEncoder.encode(Objects.requireNonNullElse(request.getParameter("token"), ""),
                    StandardCharsets.UTF_8);
            response.sendRedirect(request.getContextPath() + path + "?token=" + token + "&stale");
            return;
        }
        String reason = denied instanceof CsrfException ? "missing_csrf_token" : "missing_role";
        events.record(new AuthorizationDeniedEvent("page", Digests.sha256(request.getRequestURI()), reason));
        forbidden.handle(request, response, denied);
    }
}
