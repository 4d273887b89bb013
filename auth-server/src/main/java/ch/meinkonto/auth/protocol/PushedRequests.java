package ch.meinkonto.auth.protocol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
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
    /** As long as a session that nobody uses. */
    private static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(30);
    private static final Pattern REFERENCE = Pattern.compile("urn:ietf:params:oauth:request_uri:.+___[0-9]{13}");
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
        Instant expiry = clock.instant().plus(LIFETIME);
        OAuth2Authorization stored = Objects.requireNonNull(authorizations.findByToken(reference, STATE));
        String shorter = rewritten(stored, reference, expiry);
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(pushed.getAuthorizationUri(),
                pushed.getClientId(), (Authentication) pushed.getPrincipal(), PREFIX + shorter, expiry,
                pushed.getRedirectUri(), pushed.getState(), pushed.getScopes());
    }

    /**
     * The reference with which a person who must sign in first comes back: it lives for as long as they may take, and the one
     * the client got is used up by then. Already prolonged, or not one of ours: the same again.
     */
    String prolonged(String requestUri) {
        Instant now = clock.instant();
        if (!REFERENCE.matcher(requestUri).matches() || expiry(requestUri).isAfter(now.plus(LIFETIME))) {
            return requestUri;
        }
        String reference = requestUri.substring(PREFIX.length());
        OAuth2Authorization stored = authorizations.findByToken(reference, STATE);
        try {
            return stored == null ? requestUri : PREFIX + rewritten(stored, reference, now.plus(TIME_TO_SIGN_IN));
        } catch (OAuth2AuthenticationException e) {
            // Another tab was faster, and the person is told so after the sign-in.
            return requestUri;
        }
    }

    private String rewritten(OAuth2Authorization stored, String reference, Instant expiry) {
        String changed = reference.substring(0, reference.lastIndexOf(EXPIRY)) + EXPIRY + expiry.toEpochMilli();
        authorizations.save(OAuth2Authorization.from(stored).attribute(OAuth2ParameterNames.STATE, changed).build());
        return changed;
    }

    private static Instant expiry(String requestUri) {
        return Instant.ofEpochMilli(
                Long.parseLong(requestUri.substring(requestUri.lastIndexOf(EXPIRY) + EXPIRY.length())));
    }
}
