package ch.meinkonto.auth.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

import ch.meinkonto.auth.client.Clients;

/**
 * The resource servers a token is for, the claim {@code aud}: those its scopes open, or the one that the client named with
 * the parameter {@code resource}, at the authorization endpoint or, narrower, at the token endpoint (RFC 8707 section 2). One
 * resource at a time: a token that several would accept could be replayed from one to the other (RFC 9700 section 2.3). Where
 * scopes open several, the client says which.
 */
final class Resources {
    static final String PARAMETER = "resource";
    /** RFC 8707 section 2. */
    static final String INVALID_TARGET = "invalid_target";

    private final Clients clients;

    Resources(Clients clients) {
        this.clients = clients;
    }

    /** Whether the scopes open the resource with this address. */
    static boolean areOpened(Clients clients, String resource, Collection<String> scopes) {
        return clients.audience(resource).filter(clients.audiences(scopes)::contains).isPresent();
    }

    /** The audiences of an access token; none of our resources: the user-info endpoint, that is ourselves. */
    List<String> audiences(JwtEncodingContext token) {
        String resource = requested(token);
        if (resource != null) {
            if (!areOpened(clients, resource, token.getAuthorizedScopes())) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(INVALID_TARGET, "OAuth 2.0 Parameter: " + PARAMETER, null));
            }
            return clients.audience(resource).stream().toList();
        }
        return switch (clients.openedByAll(token.getAuthorizedScopes())) {
            case Clients.Opened.Nothing() -> List.of(token.getAuthorizationServerContext().getIssuer());
            case Clients.Opened.One(String audience) -> List.of(audience);
            case Clients.Opened.Several() -> throw new OAuth2AuthenticationException(
                    new OAuth2Error(INVALID_TARGET, "say for which resource the token is", null));
        };
    }

    private static @Nullable String requested(JwtEncodingContext token) {
        String asked = token.getAuthorizationGrant() instanceof OAuth2AuthorizationGrantAuthenticationToken grant
                ? text(grant.getAdditionalParameters())
                : null;
        OAuth2Authorization authorization = token.getAuthorization();
        OAuth2AuthorizationRequest request = authorization == null
                ? null
                : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        String granted = request == null ? null : text(request.getAdditionalParameters());
        if (asked != null && granted != null && !asked.equals(granted)) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(INVALID_TARGET, "the authorization was given for another resource", null));
        }
        return asked == null ? granted : asked;
    }

    private static @Nullable String text(Map<String, Object> parameters) {
        return switch (parameters.get(PARAMETER)) {
            case null -> null;
            case String text when !text.isBlank() -> text;
            case String _ -> null;
            default -> throw new OAuth2AuthenticationException(
                    new OAuth2Error(INVALID_TARGET, "one resource at a time", null));
        };
    }
}
