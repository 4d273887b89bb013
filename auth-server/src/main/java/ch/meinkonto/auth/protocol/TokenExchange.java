package ch.meinkonto.auth.protocol;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.client.Clients;

/**
 * Token exchange (RFC 8693): a partner's server got a person's access token from the partner's program and asks for one of its
 * own, in which it stands as the actor (section 4.1). Narrower than the framework: only between clients that are configured
 * so, never more scopes than the token had, for one registered resource, and only as long as that token lives. What is wrong
 * with the token is {@code invalid_request}, what is wrong with the resource {@code invalid_target} (section 2.2.2).
 */
final class TokenExchange implements AuthenticationProvider {
    private static final OAuth2TokenType ACCESS = OAuth2TokenType.ACCESS_TOKEN;

    private final AuthenticationProvider standard;
    private final OAuth2AuthorizationService authorizations;
    private final ExchangedTokens exchanged;
    private final Clients clients;
    private final TransactionOperations transactions;

    TokenExchange(AuthenticationProvider standard, OAuth2AuthorizationService authorizations,
            ExchangedTokens exchanged, Clients clients, TransactionOperations transactions) {
        this.standard = standard;
        this.authorizations = authorizations;
        this.exchanged = exchanged;
        this.clients = clients;
        this.transactions = transactions;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenExchangeAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var asked = (OAuth2TokenExchangeAuthenticationToken) authentication;
        RegisteredClient client = client(asked);
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.TOKEN_EXCHANGE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        if (asked.getActorToken() != null) {
            // Whoever asks is the actor, and has proven that already.
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.ACTOR_TOKEN);
        }
        return transactions.execute(status -> issued(asked, client, subject(asked, client)));
    }

    private static RegisteredClient client(OAuth2TokenExchangeAuthenticationToken asked) {
        RegisteredClient client = asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken proven
                && proven.isAuthenticated() ? proven.getRegisteredClient() : null;
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return client;
    }

    /** What the token belongs to, held until the new one is stored; that it is still good is the framework's to see. */
    private OAuth2Authorization subject(OAuth2TokenExchangeAuthenticationToken asked, RegisteredClient client) {
        OAuth2Authorization subject = authorizations.findByToken(asked.getSubjectToken(), ACCESS);
        if (subject == null || !clients.mayExchange(client.getClientId(), subject.getRegisteredClientId())) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.SUBJECT_TOKEN);
        }
        exchanged.hold(subject.getId());
        return subject;
    }

    private Authentication issued(OAuth2TokenExchangeAuthenticationToken asked, RegisteredClient client,
            OAuth2Authorization subject) {
        try {
            var issued = (OAuth2AccessTokenAuthenticationToken) Objects
                    .requireNonNull(standard.authenticate(narrowed(asked, client, subject)));
            OAuth2Authorization given = Objects.requireNonNull(
                    authorizations.findByToken(issued.getAccessToken().getTokenValue(), ACCESS));
            exchanged.add(given.getId(), subject.getId());
            return issued;
        } catch (OAuth2AuthenticationException e) {
            // Expired, taken back, or of somebody whose account may not be used any more.
            throw OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())
                    ? refused(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.SUBJECT_TOKEN)
                    : e;
        }
    }

    private OAuth2TokenExchangeAuthenticationToken narrowed(OAuth2TokenExchangeAuthenticationToken asked,
            RegisteredClient client, OAuth2Authorization subject) {
        Map<String, Object> parameters = new HashMap<>(asked.getAdditionalParameters());
        target(asked).ifPresent(target -> parameters.put(Resources.PARAMETER, target.toString()));
        return new OAuth2TokenExchangeAuthenticationToken(asked.getRequestedTokenType(), asked.getSubjectToken(),
                asked.getSubjectTokenType(), (Authentication) asked.getPrincipal(), null, null, asked.getResources(),
                asked.getAudiences(), scopes(asked, client, subject), parameters);
    }

    /** Never more than the token that is exchanged has; of that, what the client may have. */
    private static Set<String> scopes(OAuth2TokenExchangeAuthenticationToken asked, RegisteredClient client,
            OAuth2Authorization subject) {
        Set<String> given = Objects.requireNonNull(subject.getAccessToken()).getToken().getScopes();
        Set<String> wanted = new TreeSet<>(asked.getScopes());
        if (wanted.isEmpty()) {
            wanted.addAll(given);
            wanted.retainAll(client.getScopes());
        }
        if (wanted.isEmpty() || !given.containsAll(wanted)) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, OAuth2ParameterNames.SCOPE);
        }
        return wanted;
    }

    /** Where the token shall be used: an address or a name of a resource server of ours, of one (RFC 8693 section 2.1). */
    private Optional<URI> target(OAuth2TokenExchangeAuthenticationToken asked) {
        Set<URI> targets = Stream.concat(asked.getResources().stream().map(clients::audience),
                asked.getAudiences().stream().map(Optional::of))
                .map(name -> name.flatMap(clients::resource)
                        .orElseThrow(() -> refused(Resources.INVALID_TARGET, Resources.PARAMETER)))
                .collect(Collectors.toSet());
        if (targets.size() > 1) {
            throw refused(Resources.INVALID_TARGET, Resources.PARAMETER);
        }
        return targets.stream().findFirst();
    }

    private static OAuth2AuthenticationException refused(String code, String parameter) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, "OAuth 2.0 Parameter: " + parameter, null));
    }
}
