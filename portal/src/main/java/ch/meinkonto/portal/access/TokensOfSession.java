package ch.meinkonto.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** Tokens live and die with the session, which is in the database and never in the browser. */
final class TokensOfSession implements OAuth2AuthorizedClientRepository {
    private static final String KEPT = KeptTokens.class.getName() + ".";

    private final ClientRegistrationRepository registrations;

    TokensOfSession(ClientRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    @Override
    @SuppressWarnings("unchecked") // the framework has a type of client of its own choosing, and only this one
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String registration,
            @Nullable Authentication person, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        ClientRegistration portal = registrations.findByRegistrationId(registration);
        return session == null || portal == null
                || !(session.getAttribute(KEPT + registration) instanceof KeptTokens kept)
                        ? null
                        : (T) kept.of(portal);
    }

    @Override
    public void saveAuthorizedClient(OAuth2AuthorizedClient client, @Nullable Authentication person,
            HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute(KEPT + client.getClientRegistration().getRegistrationId(),
                KeptTokens.of(client));
    }

    @Override
    public void removeAuthorizedClient(String registration, @Nullable Authentication person,
            HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEPT + registration);
        }
    }
}
