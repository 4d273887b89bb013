package ch.meinkonto.auth.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.TokenEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Records what the token and revocation endpoints refuse; they answer it as RFC 6749 section 5.2 says, and tell nobody. */
final class RefusedTokens implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedTokens.class);
    private static final String BASIC = "Basic ";
    /** RFC 6749 appendix A.1, and no longer than ours are. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,100}");

    private static final Set<String> ORDINARY = Set.of(DpopProofs.USE_NONCE, DeviceTokens.PENDING,
            DeviceTokens.SLOW_DOWN);

    private final OAuth2ErrorHttpMessageConverter json = new OAuth2ErrorHttpMessageConverter();
    private final SecurityEvents events;
    private final Clients clients;

    RefusedTokens(SecurityEvents events, Clients clients) {
        this.events = events;
        this.clients = clients;
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException refusal) throws IOException {
        OAuth2Error error = refusal instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        String clientId = clientId(request).orElse(null);
        if (ORDINARY.contains(error.getErrorCode())) {
            // The way to learn a nonce, or to wait for a person: the client asks again, and that is what counts.
            answer(response, error);
            return;
        }
        String grant = knownGrant(request.getParameter(OAuth2ParameterNames.GRANT_TYPE)).orElse(null);
        ReusedToken reused = ReusedToken.of(request);
        events.record(new TokenEvent(action(request, grant), clientId, grant, List.of(),
                reused == null ? null : reused.accountId(), null, error.getErrorCode(),
                reused == null ? null : reused.familyId(), reused != null));
        LOG.warn("token request refused error={} client={} grant={} path={}", error.getErrorCode(), clientId, grant,
                request.getServletPath());
        answer(response, error);
    }

    /** A client that is not who it says gets 401 and learns no more than that. */
    private void answer(HttpServletResponse response, OAuth2Error error) throws IOException {
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        if (OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode())) {
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"token\"");
            json.write(new OAuth2Error(error.getErrorCode()), null, answer);
        } else {
            answer.setStatusCode(HttpStatus.BAD_REQUEST);
            json.write(error, null, answer);
        }
    }

    private static EventAction action(HttpServletRequest request, @Nullable String grant) {
        if (request.getServletPath().endsWith("/revoke")) {
            return EventAction.OAUTH_TOKEN_REVOKE;
        }
        return "refresh_token".equals(grant) ? EventAction.OAUTH_TOKEN_REFRESH : EventAction.OAUTH_TOKEN_ISSUE;
    }

    /** The client that asked, only if there is one of that name: anybody can send any text. */
    private Optional<String> clientId(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(OAuth2ParameterNames.CLIENT_ID))
                .or(() -> basicName(request.getHeader(HttpHeaders.AUTHORIZATION)))
                .filter(id -> PRINTABLE.matcher(id).matches())
                .filter(clients::isRegistered);
    }

    private static Optional<String> basicName(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return Optional.of(new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0]);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> knownGrant(@Nullable String grant) {
        return Discovery.GRANTS.stream().filter(name -> name.equals(grant)).findFirst();
    }
}
