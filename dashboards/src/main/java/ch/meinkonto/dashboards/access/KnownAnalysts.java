package ch.meinkonto.dashboards.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Remembers each analyst's name at sign-in, and has the sign-in recorded; of anybody else nothing is kept. */
@Component
class KnownAnalysts extends SavedRequestAwareAuthenticationSuccessHandler {
    private final Analysts analysts;
    private final SecurityEvents events;

    KnownAnalysts(Analysts analysts, SecurityEvents events) {
        this.analysts = analysts;
        this.events = events;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication authentication) throws ServletException, IOException {
        boolean analyst = authentication.getAuthorities()
                .stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch("ROLE_ANALYST"::equals);
        if (analyst) {
            analysts.remember(Analysts.of(authentication));
            events.record(new AdminEvent("console-sign-in", null, null));
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
