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

    private final OAuth2AuthorizationService authorizations;
    private final AuthorizationRequestRules rules;
    private final Clock clock;

    PushedRequests(OAuth2AuthorizationService authorizations, AuthorizationRequestRules rules, Clock clock) {
        this.authorizations = authorizations;
        this.rules = rules;
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
        return OAuth2PushedAuthorizationRequestAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        Instant expiry = clock.instant().plus(LIFETIME);
        var standard = new OAuth2PushedAuthorizationRequestAuthenticationProvider(new StoredUntil(expiry));
        standard.setAuthenticationValidator(rules);
        var pushed = (OAuth2PushedAuthorizationRequestAuthenticationToken) Objects
                .requireNonNull(standard.authenticate(request));
        String reference = Objects.requireNonNull(pushed.getRequestUri()).substring(PREFIX.length());
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(pushed.getAuthorizationUri(),
                pushed.getClientId(), (Authentication) pushed.getPrincipal(), PREFIX + until(expiry, reference), expiry,
                pushed.getRedirectUri(), pushed.getState(), pushed.getScopes());
    }

    /** Stores what the framework stores, under a reference with our end: it need not be stored twice. */
    private final class StoredUntil implements OAuth2AuthorizationService {
        private final Instant expiry;

        StoredUntil(Instant expiry) {
            this.expiry = expiry;
        }

        @Override
        public void save(OAuth2Authorization pushed) {
            String reference = Objects.requireNonNull(pushed.getAttribute(OAuth2ParameterNames.STATE));
            authorizations.save(under(until(expiry, reference), pushed));
        }

        @Override
        public void remove(OAuth2Authorization authorization) {
            authorizations.remove(authorization);
        }

        @Override
        public @Nullable OAuth2Authorization findById(String id) {
            return authorizations.findById(id);
        }

        @Override
        public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
            return authorizations.findByToken(token, type);
        }
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
        String changed = until(expiry, reference);
        authorizations.save(under(changed, stored));
        return changed;
    }

    private static OAuth2Authorization under(String reference, OAuth2Authorization authorization) {
        return OAuth2Authorization.from(authorization).attribute(OAuth2ParameterNames.STATE, reference).build();
    }

    private static String until(Instant expiry, String reference) {
        return reference.substring(0, reference.lastIndexOf(EXPIRY)) + EXPIRY + expiry.toEpochMilli();
    }

    private static Instant expiry(String requestUri) {
        return Instant.ofEpochMilli(
                Long.parseLong(requestUri.substring(requestUri.lastIndexOf(EXPIRY) + EXPIRY.length())));
    }
}
