package ch.meinkonto.portal.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Keeps the session as alive as the identity provider says it is: when the access token has run out, a new one is fetched,
 * and when the provider refuses (signed out elsewhere, account locked, tokens revoked), the session here ends too. A
 * provider that does not answer ends nothing.
 */
final class TokenRefresh extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(TokenRefresh.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final OAuth2AuthorizedClientRepository tokens;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider;
    private final SecurityEvents events;
    private final Clock clock;
    // A refresh token is good for one use: of two requests at the same time only one may use it.
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();

    TokenRefresh(OAuth2AuthorizedClientRepository tokens,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider, SecurityEvents events,
            Clock clock) {
        this.tokens = tokens;
        this.provider = provider;
        this.events = events;
        this.clock = clock;
    }

    /** Style sheets and the like are the same for everybody: the session need not be read for them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/design/") || path.startsWith("/webjars/") || path.equals("/favicon.ico");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken person
                && !stillSignedIn(person, request, response)) {
            events.record(SessionEvent.ended(null, person.getName(), "revoked"));
            SecurityContextHolder.clearContext();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean stillSignedIn(OAuth2AuthenticationToken person, HttpServletRequest request,
            HttpServletResponse response) {
        OAuth2AuthorizedClient client = tokens.loadAuthorizedClient(IdentityProvider.REGISTRATION, person, request);
        HttpSession session = request.getSession(false);
        if (client == null || session == null || client.getRefreshToken() == null || isFresh(client)
                || !mayTry(session.getId())) {
            return true;
        }
        try {
            tokens.saveAuthorizedClient(refreshed(client, client.getRefreshToken()), person, request, response);
            return true;
        } catch (OAuth2AuthorizationException refusal) {
            boolean revoked = OAuth2ErrorCodes.INVALID_GRANT.equals(refusal.getError().getErrorCode());
            log.info("access token not refreshed, error={} revoked={}", refusal.getError().getErrorCode(), revoked);
            return !revoked;
        }
    }

    private boolean isFresh(OAuth2AuthorizedClient client) {
        Instant expiry = client.getAccessToken().getExpiresAt();
        return expiry == null || expiry.isAfter(clock.instant());
    }

    private boolean mayTry(String sessionId) {
        Instant now = clock.instant();
        tried.values().removeIf(last -> last.plus(PAUSE).isBefore(now));
        return tried.putIfAbsent(sessionId, now) == null;
    }

    private OAuth2AuthorizedClient refreshed(OAuth2AuthorizedClient client, OAuth2RefreshToken refreshToken) {
        OAuth2AccessTokenResponse answer = provider.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                client.getClientRegistration(), client.getAccessToken(), refreshToken));
        OAuth2RefreshToken next = answer.getRefreshToken() == null ? refreshToken : answer.getRefreshToken();
        return new OAuth2AuthorizedClient(client.getClientRegistration(), client.getPrincipalName(),
                answer.getAccessToken(), next);
    }
}
