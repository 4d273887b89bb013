package ch.meinkonto.dashboards.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Remembers each analyst's name at sign-in; of anybody else nothing is kept. */
@Component
class KnownAnalysts extends SavedRequestAwareAuthenticationSuccessHandler {
    private final Analysts analysts;

    KnownAnalysts(Analysts analysts) {
        this.analysts = analysts;
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
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
