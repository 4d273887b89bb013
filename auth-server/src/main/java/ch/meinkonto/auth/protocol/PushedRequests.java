package ch.meinkonto.auth.protocol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;

/**
 * Pushed authorization requests (RFC 9126). Their {@code request_uri} lives for 90 seconds; the framework would keep it for
 * 300. The moment at which it ends is part of the reference, so the framework itself refuses it from then on.
 */
final class PushedRequests implements AuthenticationProvider {
    /** RFC 9126 section 2.2 recommends between 5 and 600 seconds; strict profiles want less than 90 to sign in. */
    private static final Duration LIFETIME = Duration.ofSeconds(90);
    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";
    private static final String EXPIRY = "___";
    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final OAuth2PushedAuthorizationRequestAuthenticationProvider standard;
    private final OAuth2AuthorizationService authorizations;
    private final Clock clock;

    PushedRequests(OAuth2AuthorizationService authorizations, AuthorizationRequestRules rules, Clock clock) {
        this.standard = new OAuth2PushedAuthorizationRequestAuthenticationProvider(authorizations);
        this.standard.setAuthenticationValidator(rules);
        this.authorizations = authorizations;
        this.clock = clock;
    }

    /** Takes the place of the framework's own provider. */
    void apply(List<AuthenticationProvider> providers) {
        providers.replaceAll(
                provider -> provider instanceof OAuth2PushedAuthorizationRequestAuthenticationProvider
                        ? this
                        : provider);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return standard.supports(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        var pushed = (OAuth2PushedAuthorizationRequestAuthenticationToken) Objects
                .requireNonNull(standard.authenticate(request));
        String reference = Objects.requireNonNull(pushed.getRequestUri()).substring(PREFIX.length());
        OAuth2Authorization stored = Objects.requireNonNull(authorizations.findByToken(reference, STATE));
        Instant expiry = clock.instant().plus(LIFETIME);
        String shorter = reference.substring(0, reference.lastIndexOf(EXPIRY)) + EXPIRY + expiry.toEpochMilli();
        authorizations.save(
                OAuth2Authorization.from(stored).attribute(OAuth2ParameterNames.STATE, shorter).build());
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(pushed.getAuthorizationUri(),
                pushed.getClientId(), (Authentication) pushed.getPrincipal(), PREFIX + shorter, expiry,
                pushed.getRedirectUri(), pushed.getState(), pushed.getScopes());
    }
}
