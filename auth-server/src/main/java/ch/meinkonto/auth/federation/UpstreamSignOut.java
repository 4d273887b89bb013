package ch.meinkonto.auth.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import ch.meinkonto.auth.session.SignedIn;

/**
 * Who signs out here and came from a provider is offered to sign out there too (OpenID Connect RP-Initiated Logout, section 2):
 * offered, not sent, because others may use the same sign-in over there.
 */
@Component
public class UpstreamSignOut implements LogoutHandler, LogoutSuccessHandler {
    /** Where people are told that they are signed out. */
    public static final String SIGNED_OUT = "/signed-out";

    private static final String ENDED = "meinkonto.upstream-ended";

    private final IdentityProviders providers;

    UpstreamSignOut(IdentityProviders providers) {
        this.providers = providers;
    }

    /** Whoever signs in, however, begins without what another sign-in left in this browser. */
    @EventListener
    void forget(SignedIn signedIn) {
        UpstreamTicket.forget(signedIn.request());
    }

    /** Looks at the session before it ends. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        request.setAttribute(ENDED, UpstreamTicket.in(request));
    }

    /** Keeps, in a session of nobody, what ends the sign-in over there. */
    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
            @Nullable Authentication person) throws IOException {
        if (request.getAttribute(ENDED) instanceof UpstreamTicket ticket) {
            ticket.keep(request);
        }
        response.sendRedirect(request.getContextPath() + SIGNED_OUT);
    }

    /** The provider at which the person who has left this browser may still be signed in; absent where there is none. */
    public Optional<String> offered(HttpServletRequest request) {
        return Optional.ofNullable(UpstreamTicket.in(request)).map(UpstreamTicket::provider);
    }

    /**
     * Where the sign-in over there ends; empty where the provider does not say, or is away.
     *
     * @throws FederationRefused where the provider is away
     */
    Optional<String> address(String provider, HttpServletRequest request) {
        UpstreamTicket ticket = UpstreamTicket.in(request);
        UpstreamTicket.forget(request);
        ClientRegistration registration = providers.findByRegistrationId(provider);
        if (ticket == null || registration == null || !ticket.provider().equals(provider) || !(registration
                .getProviderDetails().getConfigurationMetadata().get("end_session_endpoint") instanceof String end)) {
            return Optional.empty();
        }
        String back = ServletUriComponentsBuilder.fromContextPath(request).path(SIGNED_OUT).build().toUriString();
        return Optional.of(UriComponentsBuilder.fromUriString(end)
                .queryParam("id_token_hint", ticket.idToken())
                .queryParam("client_id", UriUtils.encode(registration.getClientId(), UTF_8))
                .queryParam("post_logout_redirect_uri", UriUtils.encode(back, UTF_8))
                .build(true)
                .toUriString());
    }
}
