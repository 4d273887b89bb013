package ch.meinkonto.auth.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Answers an authorization request (RFC 6749 section 4.1.2) and names itself in every answer (RFC 9207), so that a client
 * of several servers cannot be led to mix them up. A refusal goes back to the client if, and only if, its redirect URI was
 * checked; otherwise it is an error page with status 400, and never a redirect. Refused logout requests get that page too.
 */
final class AuthorizationAnswer implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationAnswer.class);
    private static final String ISSUER = "iss";
    private static final String RESPONSE_MODE = "response_mode";
    private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

    private final String issuer;
    private final RequestCache requests;
    private final OAuth2AuthorizationService authorizations;
    private final PushedRequests pushedRequests;
    private final FormPost forms;

    AuthorizationAnswer(String issuer, RequestCache requests, OAuth2AuthorizationService authorizations,
            PushedRequests pushedRequests, FormPost forms) {
        this.issuer = issuer;
        this.requests = requests;
        this.authorizations = authorizations;
        this.pushedRequests = pushedRequests;
        this.forms = forms;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication authentication) throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        String code = Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue();
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put(OAuth2ParameterNames.CODE, code);
        FreshSignIns.answered(request);
        send(request, response, Objects.requireNonNull(granted.getRedirectUri()), responseMode(code),
                finished(answer, granted.getState()));
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException refusal) throws IOException {
        if (refusal instanceof SignInNeeded needed) {
            askToSignIn(needed, request, response);
            return;
        }
        OAuth2Error error = refusal instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        var asked = refusal instanceof OAuth2AuthorizationCodeRequestAuthenticationException code
                ? code.getAuthorizationCodeRequestAuthentication()
                : null;
        String redirectUri = asked == null ? null : asked.getRedirectUri();
        LOG.warn("request refused error={} path={} redirect={}", error.getErrorCode(), request.getServletPath(),
                StringUtils.hasText(redirectUri));
        if (asked == null || redirectUri == null || redirectUri.isBlank()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        add(answer, OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        send(request, response, redirectUri, AuthorizationRequestRules.parameter(asked, RESPONSE_MODE),
                finished(answer, asked.getState()));
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String redirectUri,
            @Nullable String responseMode, Map<String, String> answer) throws IOException {
        if (FormPost.MODE.equals(responseMode)) {
            forms.send(request, response, redirectUri, answer);
            return;
        }
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(redirectUri);
        answer.forEach((name, value) -> uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        response.sendRedirect(uri.build(true).toUriString());
    }

    /** As the stored request says: beside a reference, what the browser sends does not count (RFC 9126 section 4). */
    private @Nullable String responseMode(String code) {
        OAuth2Authorization authorization = authorizations.findByToken(code, CODE);
        OAuth2AuthorizationRequest asked = authorization == null
                ? null
                : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return asked != null && asked.getAdditionalParameters().get(RESPONSE_MODE) instanceof String mode ? mode : null;
    }

    /**
     * A request that came as a form goes on as a link: only a link can be followed again after the sign-in. A pushed request
     * goes on with a reference that waits for the person.
     */
    private void askToSignIn(SignInNeeded needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String reference = request.getParameter(OAuth2ParameterNames.REQUEST_URI);
        String waiting = reference == null ? null : pushedRequests.prolonged(reference);
        if ("GET".equals(request.getMethod()) && Objects.equals(reference, waiting)) {
            requests.saveRequest(request, response);
            response.sendRedirect(request.getContextPath() + needed.page());
            return;
        }
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            String value = OAuth2ParameterNames.REQUEST_URI.equals(name) && waiting != null ? waiting : values[0];
            link.queryParam(UriUtils.encode(name, StandardCharsets.UTF_8),
                    UriUtils.encode(value, StandardCharsets.UTF_8));
        });
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, link.build(true).toUriString());
    }

    private Map<String, String> finished(Map<String, String> answer, @Nullable String state) {
        add(answer, OAuth2ParameterNames.STATE, state);
        answer.put(ISSUER, issuer);
        return answer;
    }

    private static void add(Map<String, String> answer, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            answer.put(name, value);
        }
    }
}
