package ch.meinkonto.auth.protocol;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** The request is in order, but the person must sign in, or sign in again, before it can be answered. */
final class SignInNeeded extends OAuth2AuthorizationCodeRequestAuthenticationException {
    static final String LOGIN_REQUIRED = "login_required";
    private static final long serialVersionUID = 1;

    private final String page;

    /**
     * Asks on a page of ours.
     *
     * @param page where the person proves what is missing
     */
    SignInNeeded(OAuth2AuthorizationCodeRequestAuthenticationToken request, String page) {
        super(new OAuth2Error(LOGIN_REQUIRED), request);
        this.page = page;
    }

    /** Where the person proves what is missing. */
    String page() {
        return page;
    }
}
