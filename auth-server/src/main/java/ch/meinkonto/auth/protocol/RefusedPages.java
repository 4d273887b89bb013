package ch.meinkonto.auth.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Answers a refused authorization or logout request (RFC 6749 section 4.1.2.1): back to the client if, and only if, its
 * redirect URI was checked; otherwise an error page with status 400, and never a redirect.
 */
final class RefusedPages implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedPages.class);

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException refusal) throws IOException {
        OAuth2Error error = refusal instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = refusal instanceof OAuth2AuthorizationCodeRequestAuthenticationException code
                ? code.getAuthorizationCodeRequestAuthentication()
                : null;
        String redirectUri = asked == null ? null : asked.getRedirectUri();
        boolean redirect = StringUtils.hasText(redirectUri);
        LOG.warn("request refused error={} path={} redirect={}", error.getErrorCode(), request.getServletPath(),
                redirect);
        if (asked != null && redirectUri != null && redirect) {
            response.sendRedirect(errorUri(redirectUri, asked.getState(), error));
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static String errorUri(String redirectUri, @Nullable String state, OAuth2Error error) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(redirectUri);
        add(uri, OAuth2ParameterNames.ERROR, error.getErrorCode());
        add(uri, OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        add(uri, OAuth2ParameterNames.STATE, state);
        return uri.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (StringUtils.hasText(value)) {
            uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
