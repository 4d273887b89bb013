package ch.meinkonto.auth.protocol;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.util.StringUtils;

import ch.meinkonto.auth.client.Clients;

/**
 * What an authorization request must keep to beyond the framework's own rules: the redirect URI is one of the client's, to
 * the letter (RFC 9700 section 2.1; the port of a program on somebody's device is its own, RFC 8252 section 7.3), it was pushed
 * if the client must push (RFC 9126 section 5), the code challenge has the form of RFC 7636 section 4.2, and the resource is
 * one the scopes open (RFC 8707 section 2.1).
 */
final class AuthorizationRequestRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    /** How an answer may come back. */
    static final List<String> RESPONSE_MODES = List.of("query", FormPost.MODE);

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Clients clients;

    AuthorizationRequestRules(Clients clients) {
        this.clients = clients;
    }

    /** Puts these rules, and behind them others, into the provider of authorization requests. */
    void apply(List<AuthenticationProvider> providers,
            Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> others) {
        providers.stream()
                .filter(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::isInstance)
                .map(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::cast)
                .forEach(provider -> {
                    provider.setAuthenticationValidator(andThen(others));
                    provider.setAuthorizationConsentRequired(ConsentPage::isWanted);
                });
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        RegisteredClient client = context.getRegisteredClient();
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(context);
        requireExactRedirect(request, client);
        requirePushed(request, client);
        SignInDemand.requireWellFormed(request);
        requireKnownResponseMode(request);
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR.accept(context);
        requireWellFormedChallenge(request, client);
        requireOpenedResource(request);
    }

    /** The framework allows every client any port of a loopback address; only programs on devices need that. */
    private static void requireExactRedirect(OAuth2AuthorizationCodeRequestAuthenticationToken request,
            RegisteredClient client) {
        String redirectUri = request.getRedirectUri();
        boolean onDevice = client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE);
        if (redirectUri != null && !onDevice && !client.getRedirectUris().contains(redirectUri)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    error(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.REDIRECT_URI), null);
        }
    }

    /** OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1; a fragment would stay in the browser's history. */
    private static void requireKnownResponseMode(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        String mode = parameter(request, "response_mode");
        if (mode != null && !RESPONSE_MODES.contains(mode)) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "response_mode", request);
        }
    }

    /** RFC 9126 section 5: what such a client sends through the browser must be a reference, so that nobody changes it. */
    private static void requirePushed(OAuth2AuthorizationCodeRequestAuthenticationToken request,
            RegisteredClient client) {
        HttpServletRequest current = BrowserSession.request();
        boolean throughTheBrowser = current != null && !current.getServletPath().endsWith("/par")
                && !isReference(current);
        if (throughTheBrowser && Clients.mustPush(client)) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.REQUEST_URI, request);
        }
    }

    /**
     * Whether the framework takes the request for a reference to a pushed one. It reads of a form only what is not in the
     * address, of a link only what the address says in so many letters, and takes an empty reference for none.
     */
    private static boolean isReference(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean isRead = "GET".equals(request.getMethod())
                ? query != null && query.contains(OAuth2ParameterNames.REQUEST_URI)
                : !StringUtils.hasLength(query);
        return isRead && StringUtils.hasText(request.getParameter(OAuth2ParameterNames.REQUEST_URI));
    }

    /** The framework looks at this too, but last: nobody shall sign in for a request that leads nowhere. */
    private static void requireWellFormedChallenge(OAuth2AuthorizationCodeRequestAuthenticationToken request,
            RegisteredClient client) {
        String challenge = parameter(request, PkceParameterNames.CODE_CHALLENGE);
        if (challenge == null
                ? client.getClientSettings().isRequireProofKey()
                : !CHALLENGE.matcher(challenge).matches()) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, PkceParameterNames.CODE_CHALLENGE, request);
        }
        if (challenge != null && !"S256".equals(parameter(request, PkceParameterNames.CODE_CHALLENGE_METHOD))) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, PkceParameterNames.CODE_CHALLENGE_METHOD, request);
        }
    }

    private void requireOpenedResource(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        boolean several = request.getAdditionalParameters().get(Resources.PARAMETER) instanceof String[];
        String resource = parameter(request, Resources.PARAMETER);
        if (several || resource != null && !Resources.areOpened(clients, resource, request.getScopes())) {
            throw refused(Resources.INVALID_TARGET, Resources.PARAMETER, request);
        }
    }

    /** A parameter of the request, absent where it is missing or empty. */
    static @Nullable String parameter(OAuth2AuthorizationCodeRequestAuthenticationToken request, String name) {
        return request.getAdditionalParameters().get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    /** A refusal that goes back to the client: its redirect URI is checked by now. */
    static OAuth2AuthorizationCodeRequestAuthenticationException refused(String code, String parameter,
            OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(error(code, parameter), request);
    }

    private static OAuth2Error error(String code, String parameter) {
        return new OAuth2Error(code, "OAuth 2.0 Parameter: " + parameter, null);
    }
}
