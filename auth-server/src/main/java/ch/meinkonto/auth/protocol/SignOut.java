package ch.meinkonto.auth.protocol;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;

/**
 * A client's wish to sign the person out (OpenID Connect RP-Initiated Logout, section 2). The ID token must be of the sign-in
 * in this browser, by our own {@code sid}: the framework compares with the id of the session, which is another after the
 * person has signed in again.
 */
final class SignOut implements AuthenticationProvider {
    private final OidcLogoutAuthenticationProvider standard;
    private final BrowserSession browser;

    SignOut(RegisteredClientRepository clients, OAuth2AuthorizationService authorizations, BrowserSession browser) {
        // A registry without sessions: nothing for the framework to compare with.
        this.standard = new OidcLogoutAuthenticationProvider(clients, authorizations, new SessionRegistryImpl());
        this.browser = browser;
    }

    /** Takes the place of the framework's own provider. */
    void apply(List<AuthenticationProvider> providers) {
        providers.replaceAll(
                provider -> provider instanceof OidcLogoutAuthenticationProvider ? this : provider);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return standard.supports(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication wish) {
        Authentication checked = standard.authenticate(wish);
        if (checked instanceof OidcLogoutAuthenticationToken logout && logout.isPrincipalAuthenticated()) {
            OidcIdToken idToken = logout.getIdToken();
            String current = browser.current();
            if (idToken == null || current == null || !current.equals(idToken.getClaim("sid"))) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the ID token is of another sign-in", null));
            }
        }
        return checked;
    }
}
